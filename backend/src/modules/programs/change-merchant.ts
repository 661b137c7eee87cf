import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { definedFields } from '../../platform/defined-fields.js';
import { idOf } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { lockMerchant, updateMerchant } from './merchant.store.js';
import { toMerchantView } from './merchant.view.js';
import type { MerchantView } from './merchant.view.js';
import { findProgramRow } from './program.store.js';
import { programNotFound } from '../terms/public.js';

export const changeMerchantBody = z.strictObject({
  defaultProgramId: idOf('program').nullable().optional().meta({ description: 'null: the oldest active program.' }),
});
changeMerchantBody.register(z.globalRegistry, { id: 'ChangeMerchantRequest' });
export type ChangeMerchantInput = z.infer<typeof changeMerchantBody> & { readonly id: string };

/** Changes what may change of a merchant. */
export class ChangeMerchant extends Command<Outcome<MerchantView>> {
  constructor(
    readonly input: ChangeMerchantInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeMerchant)
export class ChangeMerchantHandler implements ICommandHandler<ChangeMerchant> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `merchant_not_found`, `program_not_found` */
  execute({ input, invocation }: ChangeMerchant): Promise<Outcome<MerchantView>> {
    return this.writes.run('ChangeMerchant', input, invocation, async (tx) => {
      const { id, ...change } = input;
      const before = await lockMerchant(tx, id);
      const { defaultProgramId } = change;
      if (typeof defaultProgramId === 'string') {
        const program = await findProgramRow(tx.db, defaultProgramId);
        if (program?.merchantId !== id) throw programNotFound();
      }
      const view = toMerchantView(await updateMerchant(tx, id, definedFields(change)));
      tx.changed({ kind: 'merchant', id, before: toMerchantView(before), after: view });
      return view;
    });
  }
}
