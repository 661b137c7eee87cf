import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { unauthenticated } from './auth.errors.js';
import type { userView } from './credentials.schema.js';
import { permissionsOf } from './permissions.js';
import { findUser } from './user.store.js';

export type UserView = z.infer<typeof userView>;

export class WhoAmI extends Query<UserView> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(WhoAmI)
export class WhoAmIHandler implements IQueryHandler<WhoAmI> {
  constructor(private readonly prisma: PrismaClient) {}

  /** @throws DomainError `unauthenticated` when the account is gone though its token is still good */
  async execute({ userId }: WhoAmI): Promise<UserView> {
    const user = await findUser(this.prisma, userId);
    if (!user) throw unauthenticated();
    return { ...user, permissions: permissionsOf(user.role) };
  }
}
