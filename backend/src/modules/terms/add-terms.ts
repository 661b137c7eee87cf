import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { timestampInput } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { documentOf } from './terms.js';
import { effectiveFromPast } from './terms.errors.js';
import { termsInput } from './terms.schema.js';
import type { TermsView } from './terms.schema.js';
import { insertTerms, lockTermsOf } from './terms.store.js';
import { toTermsView } from './terms.view.js';

/** Now when `effectiveFrom` is left out; never in the past. */
export const addTermsBody = termsInput.extend({ effectiveFrom: timestampInput.optional() });
addTermsBody.register(z.globalRegistry, { id: 'AddTermsRequest' });
export type AddTermsInput = z.infer<typeof addTermsBody> & { readonly programId: string };

/** Adds a version of a program's terms. Versions are never changed or removed: earlier decisions rest on them. */
export class AddTerms extends Command<Outcome<TermsView>> {
  constructor(
    readonly input: AddTermsInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(AddTerms)
export class AddTermsHandler implements ICommandHandler<AddTerms> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `program_not_found`, `effective_from_past`, `amount_too_precise` */
  execute({ input, invocation }: AddTerms): Promise<Outcome<TermsView>> {
    return this.writes.run('AddTerms', input, invocation, async (tx) => {
      const { programId, effectiveFrom, ...terms } = input;
      const from = effectiveFrom === undefined ? tx.now : new Date(effectiveFrom);
      if (from < tx.now) throw effectiveFromPast();
      const { currency } = await lockTermsOf(tx, programId);
      const view = toTermsView(await insertTerms(tx, programId, from, documentOf(terms, currency)));
      tx.changed({ kind: 'terms', id: programId, before: null, after: view });
      return view;
    });
  }
}
