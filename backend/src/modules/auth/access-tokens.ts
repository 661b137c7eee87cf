import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { tokenExpired, unauthenticated } from './auth.errors.js';
import type { User } from './user.store.js';

export const accessTokenSeconds = 600;

const issuer = 'tributary';
const audience = 'tributary-api';
const claimsSchema = z.object({
  sub: z.string(),
  role: z.enum(roles),
  affiliateId: z.string().nullable(),
});

/** Short-lived bearer tokens of people (JWT, RFC 7519): who it is and in which role, believed without a look-up. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.key = new TextEncoder().encode(config.JWT_SECRET);
  }

  issue(user: User): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ role: user.role, affiliateId: user.affiliateId })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(user.id)
      .setIssuedAt(now)
      .setExpirationTime(now + accessTokenSeconds)
      .sign(this.key);
  }

  /** @throws DomainError `token_expired`, `unauthenticated` */
  async verify(token: string): Promise<Actor> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer,
        audience,
        requiredClaims: ['sub', 'exp', 'iat'],
        currentDate: this.clock.now(),
      });
      const { sub, role, affiliateId } = claimsSchema.parse(payload);
      return { kind: 'user', userId: sub, role, affiliateId };
    } catch (error) {
      throw error instanceof errors.JWTExpired ? tokenExpired() : unauthenticated();
    }
  }
}
