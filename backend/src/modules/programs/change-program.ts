import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { definedFields } from '../../platform/defined-fields.js';
import { nameText } from '../../platform/name-text.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { standingTermsOf } from '../terms/public.js';
import { clickParamSchema, fallbackUrlSchema, provenDomainsSchema } from './program.schema.js';
import { lockProgram, updateProgram } from './program.store.js';
import { toProgramView } from './program.view.js';
import type { ProgramView } from './program.view.js';
import { publishProgram } from './publish-program.js';
import { programTransitions } from './rules/program-states.js';

export const changeProgramBody = z.strictObject({
  name: nameText.optional(),
  status: z.enum(['active', 'paused', 'closed']).optional(),
  clickParam: clickParamSchema.optional(),
  fallbackUrl: fallbackUrlSchema.optional(),
  provenDomains: provenDomainsSchema.optional(),
});
changeProgramBody.register(z.globalRegistry, { id: 'ChangeProgramRequest' });
export type ChangeProgramInput = z.infer<typeof changeProgramBody> & { readonly id: string };

/** Changes what may change of a program; terms have versions of their own. */
export class ChangeProgram extends Command<Outcome<ProgramView>> {
  constructor(
    readonly input: ChangeProgramInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeProgram)
export class ChangeProgramHandler implements ICommandHandler<ChangeProgram> {
  constructor(private readonly writes: Writes) {}

  execute({ input, invocation }: ChangeProgram): Promise<Outcome<ProgramView>> {
    return this.writes.run('ChangeProgram', input, invocation, async (tx) => {
      const { id, ...change } = input;
      const before = await lockProgram(tx, id);
      if (change.status !== undefined && change.status !== before.status) {
        programTransitions.assert(before.status, change.status);
      }
      const program = await updateProgram(tx, id, definedFields(change));
      publishProgram(tx, program);
      const terms = await standingTermsOf(tx.db, id, tx.now);
      const view = toProgramView(program, terms);
      tx.changed({ kind: 'program', id, before: toProgramView(before, terms), after: view });
      return view;
    });
  }
}
