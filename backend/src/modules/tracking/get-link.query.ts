import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Settings } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { CONFIG } from '../../platform/platform.module.js';
import { ownAffiliateId } from '../access/public.js';
import { findLinkById } from './link.store.js';
import { toLinkView } from './link.view.js';
import type { LinkView } from './link.view.js';
import { linkNotFound } from './tracking.errors.js';

/** One link; affiliates find only their own. */
export class GetLink extends Query<LinkView> {
  constructor(
    readonly id: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetLink)
export class GetLinkHandler implements IQueryHandler<GetLink> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_TRACKER_URL'>,
  ) {}

  /** @throws DomainError `link_not_found` */
  async execute({ id, actor }: GetLink): Promise<LinkView> {
    const link = await findLinkById(this.db, id);
    if (!link || (ownAffiliateId(actor) ?? link.affiliateId) !== link.affiliateId) throw linkNotFound();
    return toLinkView(link, { trackerUrl: this.config.PUBLIC_TRACKER_URL, now: this.clock.now() });
  }
}
