import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import type { OnBehalf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import type { User } from '../identity/public.js';
import { tokenExpired } from './sessions.errors.js';
import { unauthenticated, secondsAt, stages } from '../access/public.js';
import type { Caller, TokenSession, AccessTokenVerifier } from '../access/public.js';
import { sessionIdOf } from './refresh-tokens.js';

export const accessTokenSeconds = 600;

const issuer = 'tributary';
const audience = 'tributary-api';
const claimsSchema = z.object({
  sub: z.string(),
  role: z.enum(roles),
  affiliateId: z.string().nullable(),
  onBehalf: z
    .object({ supportViewId: z.string(), staffUserId: z.string(), affiliateId: z.string(), reason: z.string() })
    .optional(),
  /** Of the session that it was given out for; a support view has none. */
  session: z
    .object({
      id: z.string(),
      epoch: z.int(),
      stage: z.enum(stages),
      factorAt: z.int().nullable(),
      passwordAt: z.int(),
    })
    .optional(),
});

/** Short-lived bearer tokens of people (JWT, RFC 7519, signed with Ed25519 as RFC 8037 says): who it is and in which role, believed without a look-up to read. */
@Injectable()
export class AccessTokens implements AccessTokenVerifier {
  constructor(
    // Read at each use: keys are rotated while the process runs.
    @Inject(CONFIG) private readonly config: Pick<Settings, 'JWT_KEYS'>,
    private readonly clock: Clock,
  ) {}

  issue(user: Pick<User, 'id' | 'role' | 'affiliateId'>, session: TokenSession): Promise<string> {
    const expires = this.seconds() + accessTokenSeconds;
    return this.sign(user.id, { role: user.role, affiliateId: user.affiliateId, session }, expires);
  }

  /** Of a support view: the affiliate's role and things, with who looks and why. */
  issueSupportView(onBehalf: OnBehalf, expiresAt: Date): Promise<string> {
    const { staffUserId, affiliateId } = onBehalf;
    const expires = secondsAt(expiresAt);
    return this.sign(staffUserId, { role: 'affiliate', affiliateId, onBehalf }, expires);
  }

  private sign(subject: string, claims: Omit<z.infer<typeof claimsSchema>, 'sub'>, expires: number): Promise<string> {
    const [key] = this.config.JWT_KEYS;
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: key.id })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(this.seconds())
      .setExpirationTime(expires)
      .sign(key.privateKey);
  }

  /** @throws DomainError `token_expired`, `unauthenticated` */
  async verify(token: string): Promise<Caller> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.publicKey(kid), {
        algorithms: ['EdDSA'],
        issuer,
        audience,
        requiredClaims: ['sub', 'exp', 'iat'],
        currentDate: this.clock.now(),
      });
      const { sub: userId, role, affiliateId, onBehalf, session } = claimsSchema.parse(payload);
      const origin = { ...(onBehalf && { onBehalf }), ...(session && { sessionId: sessionIdOf(session.id) }) };
      return { actor: { kind: 'user', userId, role, affiliateId, ...origin }, session };
    } catch (error) {
      throw error instanceof errors.JWTExpired ? tokenExpired() : unauthenticated();
    }
  }

  private seconds(): number {
    return secondsAt(this.clock.now());
  }

  private publicKey(id: string | undefined): KeyObject {
    const key = this.config.JWT_KEYS.find((known) => known.id === id);
    if (!key) throw new errors.JOSEError('signed by an unknown key');
    return key.publicKey;
  }
}
