import type { InOwnFlow } from '../../platform/batch-queue.js';
import type { Fresh } from '../../platform/transaction.js';
import { decideCommissions } from '../commission/public.js';
import type { Commission, EarningConversion } from '../commission/public.js';
import type { Terms } from '../terms/public.js';
import { alreadyRejected, programNotAllowed } from './attribution.errors.js';
import { readAmounts } from './conversion-input.js';
import type { ConversionInput, OrderAmounts } from './conversion-input.js';
import type { Conversion, FoundOrder, OrderKey } from './conversion.store.js';
import type { CustomerHasher } from './customer-hasher.js';
import { conversionOf, earningOf } from './decided-conversion.js';
import type { Claim } from './decided-conversion.js';
import { evidenceOf } from './evidence-facts.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { reaches } from './order-owner.js';
import { resolveEvidence } from './resolve-evidence.js';
import type { Evidence } from './resolve-evidence.js';
import { checkConversionTimes } from './rules/conversion-times.js';
import { decideAttribution } from './rules/decide-attribution.js';
import { assertSameOrder } from './rules/same-order.js';

/** Whose report it is; comes from the credentials, never from the body. */
export interface Reporter {
  readonly merchantId: string;
  readonly livemode: boolean;
  readonly scopes: readonly string[];
  /** The programs that its key is limited to; null for all of the merchant's. */
  readonly programIds: readonly string[] | null;
}

/** One report of a group. */
export interface Report {
  readonly reporter: Reporter;
  readonly input: ConversionInput;
  /** What a postback says of the order beside reporting it. */
  readonly claim?: Claim | undefined;
  /** Its request's own ids and clock. */
  readonly inOwnFlow: InOwnFlow;
}

/** A report after its decision: the conversion there was before, or a new one with what it earns. */
export type DecidedReport =
  | {
      readonly existing: Conversion;
      readonly report: Fresh<Report>;
      /** Whether the report takes it back. */
      readonly rejects: boolean;
    }
  | {
      readonly existing: null;
      readonly report: Fresh<Report>;
      readonly conversion: Conversion;
      readonly earning: EarningConversion;
      readonly commissions: readonly Commission[];
      readonly hasRefunds: boolean;
    };

export type NewConversion = Extract<DecidedReport, { existing: null }>;

/** The order that a report is about. */
export function orderOf({ reporter, input }: Pick<Report, 'reporter' | 'input'>): OrderKey {
  const { merchantId, livemode } = reporter;
  return { merchantId, type: input.type, orderId: input.orderId, livemode };
}

/** The report of a new order, which program it is of and when it occurred: by these two its terms are found. */
export interface IdentifiedReport {
  readonly report: Fresh<Report>;
  readonly amounts: OrderAmounts;
  readonly evidence: Evidence;
  readonly occurredAt: Date;
  readonly backdated: boolean;
  readonly hasRefunds: boolean;
}

/**
 * What a report is about: an order that there was before, for which it is decided, or a new one.
 * @throws DomainError when the report is refused
 */
export function identifyReport(
  report: Fresh<Report>,
  { conversion: existing, hasRefunds }: FoundOrder,
  facts: EvidenceFacts,
): DecidedReport | IdentifiedReport {
  const { tx, write } = report;
  const { reporter, input } = write;
  const amounts = readAmounts(input);
  if (existing) return decideAgain(report, existing, amounts);
  const occurredAt = input.occurredAt === undefined ? tx.now : new Date(input.occurredAt);
  const mayBackdate = reporter.scopes.includes('conversions:backdate');
  const { backdated } = checkConversionTimes({ occurredAt, recordedAt: tx.now, mayBackdate });
  const evidence = resolveEvidence(evidenceOf(write), facts);
  return { report, amounts, evidence, occurredAt, backdated, hasRefunds };
}

/** Who earns, by which terms and how much: everything that is found out before anything is written, without any I/O. */
export function decideReport(identified: IdentifiedReport, terms: Terms, customers: CustomerHasher): NewConversion {
  const { report, amounts, evidence, occurredAt, backdated, hasRefunds } = identified;
  const { tx, write } = report;
  const { reporter, input, claim } = write;
  const policy = { version: terms.version, ...terms.attribution };
  const decision = decideAttribution({ ...evidence, policy, occurredAt });
  const key = orderOf({ reporter, input });
  const customer = customers.keep(input.customer);
  const all = { key, input, amounts, evidence, terms, decision, occurredAt, backdated, customer, claim, now: tx.now };
  const conversion = conversionOf(all);
  const earning = earningOf(all, conversion);
  return {
    existing: null,
    report,
    conversion,
    earning,
    commissions: conversion.status === 'rejected' ? [] : decideCommissions(earning, tx.now),
    hasRefunds,
  };
}

/**
 * What a second report of an order means. One that only says what became of the order need not repeat its amount.
 * @throws DomainError `program_not_allowed`, `already_rejected`, `order_conflict`
 */
function decideAgain(report: Fresh<Report>, existing: Conversion, amounts: OrderAmounts): DecidedReport {
  const { reporter, claim } = report.write;
  if (!reaches(reporter, existing.programId)) throw programNotAllowed();
  const rejected = existing.status === 'rejected';
  if (rejected && claim?.status === 'approved') throw alreadyRejected();
  const reportsOrder = claim === undefined || claim.status === 'approved' || claim.status === 'pending';
  const saysNothing = claim?.status === 'pending' && (rejected || amounts.amountMinor === null);
  if (reportsOrder && !saysNothing) assertSameOrder(comparable(existing), comparable(amounts));
  return { existing, report, rejects: claim?.status === 'rejected' && !rejected };
}

function comparable(order: { amountMinor: bigint | null; currency: string | null }) {
  return { amountMinor: order.amountMinor, currency: order.currency ?? '' };
}
