import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { DomainError } from '../../kernel/domain-error.js';
import { idempotencyScope } from '../../platform/actor.js';
import { BatchQueue } from '../../platform/batch-queue.js';
import type { Queued } from '../../platform/batch-queue.js';
import { QueueMetrics } from '../../platform/queue-metrics.js';
import { isTimeLimit, isUnavailable } from '../../platform/postgres-error.js';
import { currentContext } from '../../platform/request-context.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { ClickIdKeys } from '../tracking/public.js';
import type { ConversionInput } from './conversion-input.js';
import { orderName } from './conversion.store.js';
import { CustomerHasher } from './customer-hasher.js';
import { recordReports } from './record/record-reports.js';
import { orderOf } from './record/report.js';
import type { Claim, Reporter } from './record/report.js';
import type { RecordedConversion } from './record/write.js';

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
/** More could not be written before their deadline on a busy day, and only take memory. */
const maxWaiting = 1_000;
/** Before senders usually give up, so that they are told. */
const deadlineMs = 5_000;
/** An order or a key is locked for as long as a commit takes, unless somebody is stuck. */
const lockWaitMs = 1_000;
const queueName = 'conversions';

/**
 * Records conversions in groups: those that arrive while earlier ones are being written share a transaction, and so its round
 * trips, its wait for the disk, and the lock on the merchant's balance. See docs/adr/0044.
 */
@CommandHandler(RecordConversion)
export class RecordConversionHandler implements ICommandHandler<RecordConversion> {
  private readonly queue = new BatchQueue<RecordConversion, Outcome<RecordedConversion>>({
    ...{ maxItems: maxGroup, atOnce: groupsAtOnce, maxWaiting, deadlineMs, namesOf },
    work: (group) => this.record(group),
    // One order's lock that is not to be had must not fail its neighbours; a database that is away fails everybody.
    retryEach: (error) => isTimeLimit(error) || !isUnavailable(error),
    onRefusal: (reason) => this.metrics.countRefusal(queueName, reason),
  });

  constructor(
    private readonly writes: Writes,
    private readonly clickIdKeys: ClickIdKeys,
    private readonly customers: CustomerHasher,
    private readonly metrics: QueueMetrics,
  ) {
    metrics.watch(queueName, this.queue);
  }

  async execute(command: RecordConversion): Promise<Outcome<RecordedConversion>> {
    if (command.invocation.dryRun !== true) return this.queue.add(command, currentContext()?.signal);
    const [outcome] = await this.record([{ item: command, inOwnFlow: (work) => work() }]);
    if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error('no outcome');
    return outcome;
  }

  private record(group: readonly Queued<RecordConversion>[]): Promise<(Outcome<RecordedConversion> | DomainError)[]> {
    const reports = group.map(({ item: { reporter, input, invocation, claim }, inOwnFlow }) => {
      return { reporter, input, invocation, claim, inOwnFlow };
    });
    const parts = { keys: this.clickIdKeys.all, customers: this.customers, lockWaitMs };
    return this.writes.runGroup('RecordConversion', reports, (fresh) => recordReports(fresh, parts), lockWaitMs);
  }
}

/** The order, and the idempotency key: of two that share one, the later must see what became of the earlier. */
function namesOf({ reporter, input, invocation: { actor, idempotencyKey } }: RecordConversion): string[] {
  const order = orderName(orderOf({ reporter, input }));
  return idempotencyKey === undefined ? [order] : [order, `${idempotencyScope(actor)} ${idempotencyKey}`];
}
