import { DomainError } from '../../../kernel/domain-error.js';
import type { Db } from '../../../platform/db.js';
import type { Fresh } from '../../../platform/transaction.js';
import { termsInForce } from '../../terms/public.js';
import type { Terms } from '../../terms/public.js';
import type { ClickIdKey } from '../../tracking/public.js';
import { alreadyRejected, programNotAllowed } from '../attribution.errors.js';
import { readAmounts } from '../conversion-input.js';
import type { OrderAmounts } from '../conversion-input.js';
import { findOrders, lockOrders } from '../conversion.store.js';
import type { Conversion, FoundOrder } from '../conversion.store.js';
import type { CustomerHasher } from '../customer-hasher.js';
import { findOrAddCustomers } from '../customer.store.js';
import type { SeenCustomer } from '../customer.store.js';
import { reaches } from '../order-owner.js';
import { checkConversionTimes } from '../rules/conversion-times.js';
import { assertSameOrder } from '../rules/same-order.js';
import { findEvidenceFacts } from './evidence-facts.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { evidenceOf, orderOf } from './report.js';
import type { Report } from './report.js';
import { resolveEvidence } from './resolve-evidence.js';
import type { Evidence } from './resolve-evidence.js';

/** A report of an order that is known already. */
export interface RepeatedReport {
  readonly kind: 'repeated';
  readonly report: Fresh<Report>;
  readonly conversion: Conversion;
  /** Whether the report takes it back. */
  readonly rejects: boolean;
}

/** A report of a new order, and everything about it that is to be found out. */
export interface IdentifiedOrder {
  readonly kind: 'new';
  readonly report: Fresh<Report>;
  readonly amounts: OrderAmounts;
  readonly occurredAt: Date;
  readonly backdated: boolean;
  readonly evidence: Evidence;
  /** Those in force when it occurred. */
  readonly terms: Terms;
  /** Null when nothing was said of who it is. */
  readonly customerId: string | null;
  /** Whether refunds came before it. */
  readonly hasRefunds: boolean;
}

type WithoutTerms = Omit<IdentifiedOrder, 'terms' | 'customerId'>;

/**
 * Locks the orders of a group, and finds out what is known of each and of everything that its report names: with the same few
 * statements whatever their number.
 * @returns for each report what it is about, or why it is refused
 */
export async function identify(
  reports: readonly [Fresh<Report>, ...Fresh<Report>[]],
  parts: { readonly keys: readonly ClickIdKey[]; readonly customers: CustomerHasher; readonly lockWaitMs: number },
): Promise<(DomainError | RepeatedReport | IdentifiedOrder)[]> {
  const [{ tx }] = reports;
  const orders = reports.map(({ write }) => orderOf(write));
  await lockOrders(tx, orders, parts.lockWaitMs);
  const found = await findOrders(tx, orders);
  const evidence = reports.map(({ write }) => evidenceOf(write));
  const facts = await findEvidenceFacts(tx.db, evidence, parts.keys);
  const identified = reports.map((report, i) => {
    const order = found[i];
    if (order === undefined) throw new Error('an order was not looked up');
    return unlessRefused(() => identifyOne(report, order, facts));
  });
  const fresh = identified.filter(isNew);
  const seen = fresh.map((order) => customerOf(order, parts.customers));
  const identifies = seen.some(({ identifiers }) => identifiers.length > 0);
  const customerIds = identifies ? await findOrAddCustomers(tx, seen, parts.lockWaitMs) : [];
  return withTerms(tx.db, identified, customerIds);
}

function customerOf(
  { report: { tx, write }, occurredAt: orderedAt }: WithoutTerms,
  hasher: CustomerHasher,
): SeenCustomer {
  const { merchantId, livemode } = write.reporter;
  const identifiers = hasher.identifiers(write.input.customer);
  return { merchantId, livemode, identifiers, orderedAt, seenAt: tx.now };
}

async function withTerms(
  db: Db,
  identified: readonly (DomainError | RepeatedReport | WithoutTerms)[],
  customerIds: readonly (string | null)[],
): Promise<(DomainError | RepeatedReport | IdentifiedOrder)[]> {
  const orders = identified.filter(isNew);
  const asked = orders.map(({ evidence, occurredAt }) => ({ programId: evidence.program.id, at: occurredAt }));
  const terms = await termsInForce(db, asked);
  return identified.map((one) => {
    if (!isNew(one)) return one;
    const place = orders.indexOf(one);
    const inForce = terms[place];
    if (inForce === undefined) throw new Error('a program has no terms');
    return { ...one, terms: inForce, customerId: customerIds[place] ?? null };
  });
}

/** Whether a report is neither refused nor a repetition. */
export function isNew<T extends WithoutTerms>(one: DomainError | RepeatedReport | T): one is T {
  return !(one instanceof DomainError) && one.kind === 'new';
}

function identifyOne(report: Fresh<Report>, order: FoundOrder, facts: EvidenceFacts): RepeatedReport | WithoutTerms {
  const { tx, write } = report;
  const { input, reporter } = write;
  const amounts = readAmounts(input);
  if (order.conversion) return identifyRepeated(report, order.conversion, amounts);
  const occurredAt = input.occurredAt === undefined ? tx.now : new Date(input.occurredAt);
  const mayBackdate = reporter.scopes.includes('conversions:backdate');
  const { backdated } = checkConversionTimes({ occurredAt, recordedAt: tx.now, mayBackdate });
  const evidence = resolveEvidence(evidenceOf(write), facts);
  const { hasRefunds } = order;
  return { kind: 'new', report, amounts, occurredAt, backdated, evidence, hasRefunds };
}

/**
 * What a second report of an order means. One that only says what became of the order need not repeat its amount.
 * @throws DomainError `program_not_allowed`, `already_rejected`, `order_conflict`
 */
function identifyRepeated(report: Fresh<Report>, conversion: Conversion, amounts: OrderAmounts): RepeatedReport {
  const { reporter, claim } = report.write;
  if (!reaches(reporter, conversion.programId)) throw programNotAllowed();
  const rejected = conversion.status === 'rejected';
  if (rejected && claim?.status === 'approved') throw alreadyRejected();
  const reportsOrder = claim === undefined || claim.status === 'approved' || claim.status === 'pending';
  const saysNothing = claim?.status === 'pending' && (rejected || amounts.amountMinor === null);
  if (reportsOrder && !saysNothing) assertSameOrder(comparable(conversion), comparable(amounts));
  return { kind: 'repeated', report, conversion, rejects: claim?.status === 'rejected' && !rejected };
}

function comparable(order: { amountMinor: bigint | null; currency: string | null }) {
  return { amountMinor: order.amountMinor, currency: order.currency ?? '' };
}

function unlessRefused<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
