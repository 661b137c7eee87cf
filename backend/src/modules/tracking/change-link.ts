import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { httpUrl } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import { findAffiliate } from '../affiliates/public.js';
import { ownAffiliateId } from '../access/public.js';
import { holdProgram, programNotFound } from '../programs/public.js';
import { allowedDestination, allowOtherDomainField } from './allowed-destination.js';
import { lockLink, updateLink } from './link.store.js';
import { toLinkView } from './link.view.js';
import type { Link } from './link.store.js';
import type { LinkView } from './link.view.js';
import { publishLink } from './publish-link.js';
import { linkNotFound } from './tracking.errors.js';

export const changeLinkBody = z.strictObject({
  destinationUrl: httpUrl.optional(),
  allowOtherDomain: allowOtherDomainField,
  active: z.boolean().optional(),
});
changeLinkBody.register(z.globalRegistry, { id: 'ChangeLinkRequest' });
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
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_TRACKER_URL'>,
  ) {}

  /** @throws DomainError `link_not_found`, `destination_not_proven`, `destination_not_confirmed` */
  execute({ input, invocation }: ChangeLink): Promise<Outcome<LinkView>> {
    return this.writes.run('ChangeLink', input, invocation, async (tx) => {
      const { id, ...change } = input;
      const own = ownAffiliateId(invocation.actor);
      const before = await lockLink(tx, id);
      if (!before || (own !== undefined && before.affiliateId !== own)) throw linkNotFound();
      const led = await leading(tx, before, { change, actor: invocation.actor });
      const link = await updateLink(tx, { ...before, ...led, active: change.active ?? before.active });
      const affiliate = await findAffiliate(tx.db, link.affiliateId);
      if (!affiliate) throw new Error('a link without affiliate');
      publishLink(tx, link, affiliate.no);
      const view = (state: Link) => toLinkView(state, { trackerUrl: this.config.PUBLIC_TRACKER_URL, now: tx.now });
      tx.changed({ kind: 'link', id, before: view(before), after: view(link) });
      return view(link);
    });
  }
}

/** Where the link leads after the change. One that leads where it led keeps its state, unless somebody allows it now. */
async function leading(
  tx: Tx,
  before: Link,
  { change, actor }: { readonly change: z.infer<typeof changeLinkBody>; readonly actor: Actor },
): Promise<Pick<Link, 'destinationUrl' | 'allowedBy' | 'stopsAt'>> {
  const { destinationUrl = before.destinationUrl, allowOtherDomain } = change;
  if (destinationUrl === before.destinationUrl && allowOtherDomain !== true) return before;
  const program = await holdProgram(tx, before.programId);
  if (!program) throw programNotFound();
  const allowedBy = allowedDestination(program, { destinationUrl, allowOtherDomain, actor });
  return { destinationUrl, allowedBy, stopsAt: null };
}
