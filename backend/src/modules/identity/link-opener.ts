import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { linkUnusable } from './identity.errors.js';
import { findMailedLink } from './mailed-link.store.js';
import type { LinkPurpose, MailedLink } from './mailed-link.store.js';
import { findUser } from './user.store.js';
import type { User } from './user.store.js';

/** Finds out whose link somebody came by. Using it up is part of what the link is for. */
@Injectable()
export class LinkOpener {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `link_unusable` also when it is for something else */
  async open(token: string, purposes: readonly LinkPurpose[]): Promise<{ link: MailedLink; user: User }> {
    const link = await findMailedLink(this.db, token, this.clock.now());
    const user = link && (await findUser(this.db, link.userId));
    if (!user || !purposes.includes(link.purpose)) throw linkUnusable();
    return { link, user };
  }
}
