import { randomInt } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Settings } from '../../platform/config.js';
import { newId } from '../../platform/ids.js';
import { CONFIG } from '../../platform/platform.module.js';
import { httpUrl, idOf } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import { allowedDestination, allowOtherDomainField } from './allowed-destination.js';
import { entitledOwner } from './entitled-owner.js';
import { insertLink } from './link.store.js';
import type { Link } from './link.store.js';
import { toLinkView } from './link.view.js';
import type { LinkView } from './link.view.js';
import { publishLink } from './publish-link.js';
import { codeTaken } from './tracking.errors.js';

export const createLinkBody = z.strictObject({
  programId: idOf('program'),
  /** Admins say whose link it is; affiliates make their own. */
  affiliateId: idOf('affiliate').optional(),
  destinationUrl: httpUrl,
  allowOtherDomain: allowOtherDomainField,
  /** Chosen at random when left out. */
  code: z
    .string()
    .regex(/^[A-Za-z0-9_-]{3,64}$/, { message: 'must be 3 to 64 letters, digits, "-" or "_"' })
    .optional(),
});
createLinkBody.register(z.globalRegistry, { id: 'CreateLinkRequest' });
export type CreateLinkInput = z.infer<typeof createLinkBody>;

/** Makes a tracking link of an approved affiliate. */
export class CreateLink extends Command<Outcome<LinkView>> {
  constructor(
    readonly input: CreateLinkInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(CreateLink)
export class CreateLinkHandler implements ICommandHandler<CreateLink> {
  constructor(
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_TRACKER_URL'>,
  ) {}

  /** @throws DomainError those of `entitledOwner` and `allowedDestination`, `code_taken` */
  execute({ input, invocation }: CreateLink): Promise<Outcome<LinkView>> {
    return this.writes.run('CreateLink', input, invocation, async (tx) => {
      const { program, affiliate } = await entitledOwner(tx, invocation.actor, input);
      const allowedBy = allowedDestination(program, { ...input, actor: invocation.actor });
      const link = await insertWithCode(tx, { ...input, affiliateId: affiliate.id, allowedBy });
      publishLink(tx, link, affiliate.no);
      const view = toLinkView(link, { trackerUrl: this.config.PUBLIC_TRACKER_URL, now: tx.now });
      tx.changed({ kind: 'link', id: link.id, before: null, after: view });
      return view;
    });
  }
}

type NewLink = CreateLinkInput & { readonly affiliateId: string; readonly allowedBy: string | null };

/** @throws DomainError `code_taken` when the caller chose the code; a random one is drawn again. */
async function insertWithCode(tx: Tx, input: NewLink): Promise<Link> {
  const { programId, affiliateId, destinationUrl, allowedBy } = input;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const code = input.code ?? randomCode();
    const link = await insertLink(tx, { id: newId('link'), code, programId, affiliateId, destinationUrl, allowedBy });
    if (link) return link;
    if (input.code !== undefined) break;
  }
  throw codeTaken();
}

// Without look-alikes (0 O, 1 l I), because codes are also read aloud and typed.
const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function randomCode(): string {
  return Array.from({ length: 8 }, () => codeLetters.charAt(randomInt(codeLetters.length))).join('');
}
