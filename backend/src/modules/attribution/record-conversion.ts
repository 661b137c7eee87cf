import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { subjects } from '../../contracts/subjects.js';
import { formatAmount } from '../../kernel/money.js';
import { append } from '../../messaging/outbox.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import { accrueCommissions, findCommissionsOf } from '../commission/public.js';
import { termsAt } from '../programs/public.js';
import { ClickIdKeys } from '../tracking/public.js';
import { readAmounts } from './conversion-input.js';
import type { ConversionInput } from './conversion-input.js';
import { findOrder, insertConversion, lockOrder, toConversionState } from './conversion.store.js';
import type { Conversion, OrderKey } from './conversion.store.js';
import { toConversionView } from './conversion.view.js';
import type { ConversionView } from './conversion.view.js';
import { CustomerHasher } from './customer-hasher.js';
import { conversionOf, earningOf } from './decided-conversion.js';
import type { Decided } from './decided-conversion.js';
import { findRefundsOf } from './refund.store.js';
import { resolveEvidence } from './resolve-evidence.js';
import { checkConversionTimes } from './rules/conversion-times.js';
import { decideAttribution } from './rules/decide-attribution.js';
import { assertSameOrder } from './rules/same-order.js';
import { settleParkedRefunds } from './settle-parked-refunds.js';

export interface RecordedConversion {
  /** False when the order had been reported before: then this is that conversion as it stands. */
  readonly created: boolean;
  readonly conversion: ConversionView;
}

/** Whose report it is; comes from the credentials, never from the body. */
export interface Reporter {
  readonly merchantId: string;
  readonly livemode: boolean;
  readonly scopes: readonly string[];
}

/** A merchant reports an action of a customer. */
export class RecordConversion extends Command<Outcome<RecordedConversion>> {
  constructor(
    readonly reporter: Reporter,
    readonly input: ConversionInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RecordConversion)
export class RecordConversionHandler implements ICommandHandler<RecordConversion> {
  constructor(
    private readonly writes: Writes,
    private readonly clickIdKeys: ClickIdKeys,
    private readonly customers: CustomerHasher,
  ) {}

  execute({ reporter, input, invocation }: RecordConversion): Promise<Outcome<RecordedConversion>> {
    return this.writes.run('RecordConversion', input, invocation, async (tx) => {
      const { merchantId, livemode } = reporter;
      const key: OrderKey = { merchantId, type: input.type, orderId: input.orderId, livemode };
      const amounts = readAmounts(input);
      // Begun together and run one after the other: the look begins when the lock is held.
      const [, { conversion: existing, refundsParked }] = await Promise.all([lockOrder(tx, key), findOrder(tx, key)]);
      if (existing) {
        assertSameOrder(comparable(existing), comparable(amounts));
        return { created: false, conversion: await viewOf(tx, existing) };
      }
      const decided = await this.decide(tx, reporter, { key, input, amounts });
      return { created: true, conversion: await record(tx, decided, refundsParked) };
    });
  }

  /** Who earns, by which terms: everything that is found out before anything is written. */
  private async decide(
    tx: Tx,
    reporter: Reporter,
    report: Pick<Decided, 'key' | 'input' | 'amounts'>,
  ): Promise<Decided> {
    const { input } = report;
    const occurredAt = input.occurredAt === undefined ? tx.now : new Date(input.occurredAt);
    const mayBackdate = reporter.scopes.includes('conversions:backdate');
    const { backdated } = checkConversionTimes({ occurredAt, recordedAt: tx.now, mayBackdate });
    const evidence = await resolveEvidence(tx.db, { ...input, merchantId: reporter.merchantId }, this.clickIdKeys.all);
    const terms = await termsAt(tx.db, evidence.program.id, occurredAt);
    const policy = { version: terms.version, model: terms.attributionModel, windowDays: terms.windowDays };
    const decision = decideAttribution({ policy, occurredAt, click: evidence.click, coupon: evidence.coupon });
    const customer = this.customers.keep(input.customer);
    return { ...report, evidence, terms, decision, occurredAt, backdated, customer, now: tx.now };
  }
}

async function record(tx: Tx, decided: Decided, refundsParked: boolean): Promise<ConversionView> {
  const recorded = conversionOf(decided);
  announce(tx, recorded, decided.evidence.program.currency);
  // The commission's row needs the conversion's, which comes first because it is begun first.
  const [, commissions] = await Promise.all([
    insertConversion(tx, recorded),
    accrueCommissions(tx, earningOf(decided, recorded)),
  ]);
  // What has just been written need not be read again, unless a refund has changed it meanwhile.
  if (!refundsParked) return toConversionView(recorded, commissions, []);
  return viewOf(tx, await settleParkedRefunds(tx, recorded));
}

async function viewOf(tx: Tx, conversion: Conversion): Promise<ConversionView> {
  const commissions = conversion.affiliateId === null ? [] : await findCommissionsOf(tx.db, conversion.id);
  const refunds = conversion.refundState === 'none' ? [] : await findRefundsOf(tx.db, conversion.id);
  return toConversionView(conversion, commissions, refunds);
}

function announce(tx: Tx, conversion: Conversion, programCurrency: string): void {
  const revenue = formatAmount(conversion.amountMinor ?? 0n, conversion.currency ?? programCurrency);
  append(tx, {
    type: 'tributary.conversion.recorded.v1',
    subject: subjects.conversionRecorded,
    aggregateId: conversion.id,
    aggregateVersion: conversion.version,
    data: { conversion: toConversionState(conversion, programCurrency), delta: { conversions: 1, revenue } },
  });
}

function comparable(order: { amountMinor: bigint | null; currency: string | null }) {
  return { amountMinor: order.amountMinor, currency: order.currency ?? '' };
}
