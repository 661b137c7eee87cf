import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** How a device behaves when it is asked; every field is what a proper one does unless it is given. */
export interface Manner {
  readonly origin?: string;
  readonly party?: string;
  /** Whether the device checked who holds it. */
  readonly userVerified?: boolean;
  /** What the device says of how often it was used. */
  readonly count?: number;
  readonly backedUp?: boolean;
}

interface Asked {
  readonly challenge: string;
}

const flags = { present: 0x01, verified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 } as const;

/** A passkey on a device that is a program: makes and uses a P-256 credential as WebAuthn level 3 says. */
export class SoftwarePasskey {
  readonly id = randomBytes(16);
  private count = 0;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(private readonly home: { readonly origin: string; readonly party: string }) {}

  /** What `navigator.credentials.create` gives. */
  create(options: Asked, manner: Manner = {}): object {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    // COSE (RFC 9053): an EC2 key for ES256 on P-256.
    const publicKey = isoCBOR.encode(
      new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytesOf(x)],
        [-3, bytesOf(y)],
      ]),
    );
    const length = Buffer.from([0, this.id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, publicKey]);
    const authData = new Uint8Array(Buffer.concat([this.data(manner, flags.attested), credential]));
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url');
    const clientDataJSON = this.clientData('webauthn.create', options, manner).toString('base64url');
    return this.credential({ clientDataJSON, attestationObject, transports: ['internal'] });
  }

  /** What `navigator.credentials.get` gives. */
  use(options: Asked, manner: Manner = {}): object {
    const [clientData, data] = [this.clientData('webauthn.get', options, manner), this.data(manner)];
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    return this.credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign(this.keys.privateKey, signed).toString('base64url'),
    });
  }

  private credential(response: object): object {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, { challenge }: Asked, { origin = this.home.origin }: Manner): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private data({ party = this.home.party, userVerified = true, count, backedUp = false }: Manner, more = 0): Buffer {
    const said = flags.present | flags.backupEligible | (userVerified ? flags.verified : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count ?? (this.count += 1));
    const hash = createHash('sha256').update(party).digest();
    return Buffer.concat([hash, Buffer.from([said | (backedUp ? flags.backedUp : 0) | more]), counter]);
  }
}

function sign(key: KeyObject, data: Buffer): Buffer {
  return createSign('sha256').update(data).sign(key);
}

function bytesOf(coordinate: string | undefined): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(coordinate ?? '', 'base64url'));
}
