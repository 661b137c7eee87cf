import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { DomainError } from '../../kernel/domain-error.js';
import { idempotencyScope } from '../../platform/actor.js';
import { Gathering } from '../../platform/gathering.js';
import type { Gathered } from '../../platform/gathering.js';
import { isUnavailable } from '../../platform/postgres-error.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { ClickIdKeys } from '../tracking/public.js';
import type { ConversionInput } from './conversion-input.js';
import { orderName } from './conversion.store.js';
import { CustomerHasher } from './customer-hasher.js';
import { orderOf } from './decide-report.js';
import type { Reporter } from './decide-report.js';
import type { Claim } from './decided-conversion.js';
import { lookUpReports } from './look-up-reports.js';
import { recordConversions } from './record-conversions.js';
import type { RecordedConversion } from './record-conversions.js';

/** A merchant reports an action of a customer. */
export class RecordConversion extends Command<Outcome<RecordedConversion>> {
  constructor(
    readonly reporter: Reporter,
    readonly input: ConversionInput,
    readonly invocation: Invocation,
    /** What a postback says of the order beside reporting it. */
    readonly claim?: Claim,
  ) {
    super();
  }
}

// Larger groups make the first of them wait longer than a commit would have cost them.
const maxGroup = 64;
// While PostgreSQL writes one group, the next is decided; a third would only queue for the same balance rows.
const groupsAtOnce = 2;

/**
 * Records conversions in groups: those that arrive while earlier ones are being written share a transaction, and so the way
 * to the database, its wait for the disk, and the lock on the merchant's balance. See docs/adr/0024.
 */
@CommandHandler(RecordConversion)
export class RecordConversionHandler implements ICommandHandler<RecordConversion> {
  private readonly gathering = new Gathering<RecordConversion, Outcome<RecordedConversion>>({
    maxItems: maxGroup,
    atOnce: groupsAtOnce,
    namesOf,
    work: (group) => this.recordGroup(group),
  });

  constructor(
    private readonly writes: Writes,
    private readonly clickIdKeys: ClickIdKeys,
    private readonly customers: CustomerHasher,
  ) {}

  async execute(command: RecordConversion): Promise<Outcome<RecordedConversion>> {
    if (command.invocation.dryRun !== true) return this.gathering.add(command);
    const [outcome] = await this.record([{ item: command, inOwnFlow: (work) => work() }]);
    if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error('no outcome');
    return outcome;
  }

  private async recordGroup(
    group: readonly Gathered<RecordConversion>[],
  ): Promise<(Outcome<RecordedConversion> | Error)[]> {
    try {
      return await this.record(group);
    } catch (error) {
      if (group.length === 1 || isUnavailable(error)) throw error;
      // What the database refuses of one must not fail its neighbours: each again by itself.
      const outcomes: (Outcome<RecordedConversion> | Error)[] = [];
      for (const one of group)
        outcomes.push(...(await this.record([one]).catch((reason: unknown) => [asError(reason)])));
      return outcomes;
    }
  }

  private record(group: readonly Gathered<RecordConversion>[]): Promise<(Outcome<RecordedConversion> | DomainError)[]> {
    const reports = group.map(({ item: { reporter, input, invocation, claim }, inOwnFlow }) => {
      return { reporter, input, invocation, claim, inOwnFlow };
    });
    const { clickIdKeys, customers } = this;
    return this.writes.runGroup('RecordConversion', reports, {
      lookUp: (tx, all) => lookUpReports(tx, all, clickIdKeys.all),
      decide: (fresh, known) => recordConversions(fresh, known, customers),
    });
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** The order, and the idempotency key: of two that share one, the later must see what became of the earlier. */
function namesOf({ reporter, input, invocation: { actor, idempotencyKey } }: RecordConversion): string[] {
  const order = orderName(orderOf({ reporter, input }));
  return idempotencyKey === undefined ? [order] : [order, `${idempotencyScope(actor)} ${idempotencyKey}`];
}
