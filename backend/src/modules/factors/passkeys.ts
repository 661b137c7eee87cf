import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import type { User } from '../identity/public.js';
import { passkeyRefused } from './factor.errors.js';
import type { Passkey } from './factor.store.js';
import type { CreatedCredential, CreationOptions, RequestOptions, UsedCredential } from './passkey.schema.js';
import { relyingParty } from './relying-party.js';
import type { RelyingParty } from './relying-party.js';

/** Milliseconds that a browser waits for the person; the challenge lives as long. */
const timeout = 300_000;
type Known = Pick<Passkey, 'credentialId' | 'transports'>;

/** Passkeys (WebAuthn level 3): always with the device's own check of its user, so that a found device opens nothing. */
@Injectable()
export class Passkeys {
  readonly party: RelyingParty;

  constructor(@Inject(CONFIG) config: Pick<Settings, 'PUBLIC_API_URL'>) {
    this.party = relyingParty(config);
  }

  /** @param known those that the person has: a device makes no second one */
  async creationOptions({ id, email }: User, known: readonly Known[]): Promise<CreationOptions> {
    const options = await generateRegistrationOptions({
      rpName: 'Tributary',
      rpID: this.party.id,
      userName: email,
      userDisplayName: email,
      userID: new TextEncoder().encode(id),
      timeout,
      attestationType: 'none',
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
    return options as unknown as CreationOptions;
  }

  async requestOptions(known: readonly Known[]): Promise<RequestOptions> {
    const options = await generateAuthenticationOptions({
      rpID: this.party.id,
      timeout,
      userVerification: 'required',
      allowCredentials: known.map(descriptor),
    });
    return options as unknown as RequestOptions;
  }

  /** @throws DomainError `factor_refused` when the answer is not a new passkey's to this challenge */
  async readCreated(response: CreatedCredential, challenge: string): Promise<Passkey> {
    const { verified, registrationInfo } = await refusing(() =>
      verifyRegistrationResponse({ response: response as never, ...this.expected(challenge) }),
    );
    if (!verified) throw passkeyRefused();
    const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: new Uint8Array(credential.publicKey),
      signCount: credential.counter,
      transports: response.response.transports ?? [],
      backupEligible: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
    };
  }

  /** @throws DomainError `factor_refused` when the answer is not this passkey's to this challenge, or it was copied */
  async readUsed(
    response: UsedCredential,
    challenge: string,
    passkey: Passkey,
  ): Promise<Pick<Passkey, 'signCount' | 'backedUp'>> {
    const { credentialId: id, publicKey, signCount: counter } = passkey;
    const { verified, authenticationInfo } = await refusing(() =>
      verifyAuthenticationResponse({
        response,
        credential: { id, publicKey, counter },
        ...this.expected(challenge),
      }),
    );
    if (!verified) throw passkeyRefused();
    return { signCount: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  }

  private expected(expectedChallenge: string) {
    const { id: expectedRPID, origin: expectedOrigin } = this.party;
    return { expectedChallenge, expectedRPID, expectedOrigin, requireUserVerification: true };
  }
}

function descriptor({ credentialId: id, transports }: Known) {
  return { id, transports };
}

// The library throws at whatever does not fit; all of it is somebody's input.
async function refusing<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw passkeyRefused();
  }
}
