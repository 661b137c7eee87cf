import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { mustHaveFactor, stageOf } from '../access/public.js';
import { toUserView } from '../identity/public.js';
import { findFactorKinds } from './factor-kinds.store.js';
import { AccessTokens, accessTokenSeconds } from './access-tokens.js';
import type { LiveSession } from './session.store.js';
import type { SessionView } from './session.view.js';

/** Tells how a session stands now, with a fresh access token for it. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
  ) {}

  async of({ user: person, family, epoch, proof }: LiveSession): Promise<SessionView> {
    const { id, role } = person;
    const kinds = await findFactorKinds(this.db, id);
    const hasFactor = kinds.length > 0;
    // Given long ago and removed since, it proves nothing any more.
    const factorAt = hasFactor ? proof.factorAt : null;
    const stage = stageOf({ mandatory: mustHaveFactor(role), hasFactor, given: factorAt !== null });
    const session = { id: family, epoch, stage, factorAt, passwordAt: proof.passwordAt };
    return {
      accessToken: await this.tokens.issue(person, session),
      expiresIn: accessTokenSeconds,
      user: toUserView(person),
      stage,
      factors: kinds,
    };
  }
}
