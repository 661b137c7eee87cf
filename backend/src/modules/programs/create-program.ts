import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import { nameText } from '../../platform/name-text.js';
import { currencySchema, idOf, timeZoneInput } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { documentOf, insertTerms, termsInput } from '../terms/public.js';
import { findMerchantRow } from './merchant.store.js';
import { clickParamSchema, fallbackUrlSchema, provenDomainsSchema } from './program.schema.js';
import { insertProgram } from './program.store.js';
import { toProgramView } from './program.view.js';
import type { ProgramView } from './program.view.js';
import { merchantNotFound } from './programs.errors.js';
import { publishProgram } from './publish-program.js';

export const createProgramBody = z.strictObject({
  merchantId: idOf('merchant'),
  name: nameText,
  /** Cannot be changed later, nor can the time zone. */
  currency: currencySchema,
  timeZone: timeZoneInput,
  clickParam: clickParamSchema.default('click_id'),
  fallbackUrl: fallbackUrlSchema.default(null),
  provenDomains: provenDomainsSchema.default([]),
  terms: termsInput,
});
createProgramBody.register(z.globalRegistry, { id: 'CreateProgramRequest' });
export type CreateProgramInput = z.infer<typeof createProgramBody>;

/** Opens a program of a merchant, with the first version of its terms. */
export class CreateProgram extends Command<Outcome<ProgramView>> {
  constructor(
    readonly input: CreateProgramInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(CreateProgram)
export class CreateProgramHandler implements ICommandHandler<CreateProgram> {
  constructor(private readonly writes: Writes) {}

  execute({ input, invocation }: CreateProgram): Promise<Outcome<ProgramView>> {
    return this.writes.run('CreateProgram', input, invocation, async (tx) => {
      const { terms, ...settings } = input;
      if (!(await findMerchantRow(tx.db, input.merchantId))) throw merchantNotFound();
      const program = await insertProgram(tx, { id: newId('program'), ...settings });
      const inForce = await insertTerms(tx, program.id, tx.now, documentOf(terms, program.currency));
      publishProgram(tx, program);
      const view = toProgramView(program, { inForce, upcoming: null });
      tx.changed({ kind: 'program', id: program.id, before: null, after: view });
      return view;
    });
  }
}
