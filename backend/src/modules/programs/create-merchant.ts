import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import { nameText } from '../../platform/name-text.js';
import { httpUrl } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { insertMerchant } from './merchant.store.js';
import { toMerchantView } from './merchant.view.js';
import type { MerchantView } from './merchant.view.js';

export const createMerchantBody = z.strictObject({ name: nameText, websiteUrl: httpUrl.nullable().default(null) });
createMerchantBody.register(z.globalRegistry, { id: 'CreateMerchantRequest' });
export type CreateMerchantInput = z.infer<typeof createMerchantBody>;

/** Takes a merchant in; its credentials are made apart. */
export class CreateMerchant extends Command<Outcome<MerchantView>> {
  constructor(
    readonly input: CreateMerchantInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(CreateMerchant)
export class CreateMerchantHandler implements ICommandHandler<CreateMerchant> {
  constructor(private readonly writes: Writes) {}

  execute({ input, invocation }: CreateMerchant): Promise<Outcome<MerchantView>> {
    return this.writes.run('CreateMerchant', input, invocation, async (tx) => {
      const merchant = toMerchantView(await insertMerchant(tx, { id: newId('merchant'), ...input }));
      tx.changed({ kind: 'merchant', id: merchant.id, before: null, after: merchant });
      return merchant;
    });
  }
}
