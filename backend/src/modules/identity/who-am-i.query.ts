import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { unauthenticated } from '../access/public.js';
import { findUser } from './user.store.js';
import { toUserView } from './user.view.js';
import type { UserView } from './user.view.js';

export class WhoAmI extends Query<UserView> {
  constructor(readonly actor: Extract<Actor, { kind: 'user' }>) {
    super();
  }
}

@QueryHandler(WhoAmI)
export class WhoAmIHandler implements IQueryHandler<WhoAmI> {
  constructor(private readonly db: Database) {}

  /** @throws DomainError `unauthenticated` when the account is gone though its token is still good */
  async execute({ actor }: WhoAmI): Promise<UserView> {
    const user = await findUser(this.db, actor.userId);
    if (!user) throw unauthenticated();
    // In a support view: who looks, as what that one looks.
    const { role, affiliateId } = actor.onBehalf ? actor : user;
    return toUserView({ ...user, role, affiliateId });
  }
}
