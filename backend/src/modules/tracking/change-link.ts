import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Config } from '../../platform/config.js';
import { definedFields } from '../../platform/defined-fields.js';
import { CONFIG } from '../../platform/platform.module.js';
import { httpUrl } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import { findAffiliate } from '../affiliates/public.js';
import { ownAffiliateId } from '../auth/public.js';
import { findProgram } from '../programs/public.js';
import { lockLink, updateLink } from './link.store.js';
import { toLinkView } from './link.view.js';
import type { Link } from './link.store.js';
import type { LinkView } from './link.view.js';
import { publishLink } from './publish-link.js';
import { isProvenDestination } from './rules/proven-destination.js';
import { destinationNotProven, linkNotFound } from './tracking.errors.js';

export const changeLinkBody = z.strictObject({ destinationUrl: httpUrl.optional(), active: z.boolean().optional() });
export type ChangeLinkInput = z.infer<typeof changeLinkBody> & { readonly id: string };

/** Changes where a link leads, or switches it off and on. Affiliates change their own. */
export class ChangeLink extends Command<Outcome<LinkView>> {
  constructor(
    readonly input: ChangeLinkInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeLink)
export class ChangeLinkHandler implements ICommandHandler<ChangeLink> {
  constructor(
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `link_not_found`, `destination_not_proven` */
  execute({ input, invocation }: ChangeLink): Promise<Outcome<LinkView>> {
    return this.writes.run('ChangeLink', input, invocation, async (tx) => {
      const { id, ...change } = input;
      const own = ownAffiliateId(invocation.actor);
      const before = await lockLink(tx, id);
      if (!before || (own !== undefined && before.affiliateId !== own)) throw linkNotFound();
      if (own !== undefined && change.destinationUrl !== undefined) {
        await assertProven(tx, before.programId, change.destinationUrl);
      }
      const link = await updateLink(tx, { ...before, ...definedFields(change) });
      const affiliate = await findAffiliate(tx.db, link.affiliateId);
      if (!affiliate) throw new Error('a link without affiliate');
      publishLink(tx, link, affiliate.no);
      const view = (state: Link) => toLinkView(state, this.config.PUBLIC_TRACKER_URL);
      tx.changed({ kind: 'link', id, before: view(before), after: view(link) });
      return view(link);
    });
  }
}

async function assertProven(tx: Tx, programId: string, destinationUrl: string): Promise<void> {
  const program = await findProgram(tx.db, programId);
  if (!program || !isProvenDestination(destinationUrl, program.provenDomains)) throw destinationNotProven();
}
