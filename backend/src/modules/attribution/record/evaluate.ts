import { parseAmount } from '../../../kernel/money.js';
import { localDate } from '../../../kernel/period.js';
import { newId } from '../../../platform/ids.js';
import { decideCommissions } from '../../commission/public.js';
import type { Commission, EarningConversion } from '../../commission/public.js';
import type { HoldReason } from '../../holds/public.js';
import { payingRule } from '../../terms/public.js';
import type { ConversionInput } from '../conversion-input.js';
import type { ConversionItem } from '../conversion-item.store.js';
import type { Conversion } from '../conversion.store.js';
import type { CustomerHasher } from '../customer-hasher.js';
import type { SequencedOrder } from './lock-counters.js';
import { orderOf } from './report.js';

/** An order with everything that is to be written of it. */
export interface EvaluatedOrder extends SequencedOrder {
  readonly conversion: Conversion;
  readonly earning: EarningConversion;
  readonly commissions: readonly Commission[];
  readonly items: readonly ConversionItem[];
}

/** Says what an order earns whom, and so what its conversion is. Pure but for the ids that it gives. */
export function evaluate(order: SequencedOrder, customers: CustomerHasher): EvaluatedOrder {
  const { tx, write } = order.report;
  const earning = earningOf(order);
  const commissions = write.claim?.status === 'rejected' ? [] : decideCommissions(earning, tx.now);
  const conversion = conversionOf(order, earning, { commissions, customers });
  return { ...order, earning, commissions, conversion, items: itemsOf(write.input) };
}

/** That their amounts can be read was seen when the order was identified. */
function itemsOf({ items = [] }: Pick<ConversionInput, 'items'>): ConversionItem[] {
  return items.map(({ amount: { amount, currency }, sku, name, category, quantity }) => {
    const amountMinor = parseAmount(amount, currency);
    return { sku, name: name ?? null, category: category ?? null, quantity, amountMinor };
  });
}

/** The order as commission sees it. */
function earningOf({ report, amounts, occurredAt, evidence, terms, decision }: SequencedOrder): EarningConversion {
  const { tx, write } = report;
  const { program } = evidence;
  const rule = payingRule(terms, program.currency);
  return {
    id: newId('conversion'),
    merchantId: write.reporter.merchantId,
    programId: program.id,
    livemode: write.reporter.livemode,
    programCurrency: program.currency,
    order: { ...amounts, refundedMinor: 0n, currency: amounts.currency ?? program.currency },
    occurredAt,
    bookingDate: localDate(tx.now, program.timeZone),
    holdDays: terms.holdDays,
    hold: write.claim?.status === 'pending' ? 'merchant_pending' : null,
    termsVersion: terms.version,
    shares: decision.shares.map((share) => ({ ...share, rule })),
  };
}

/** The conversion as it is first stored. */
function conversionOf(
  order: SequencedOrder,
  earning: EarningConversion,
  { commissions, customers }: { readonly commissions: readonly Commission[]; readonly customers: CustomerHasher },
): Conversion {
  const { report, amounts, evidence, terms, decision, occurredAt, backdated } = order;
  const { input } = report.write;
  const { click, coupon } = evidence;
  return {
    ...orderOf(report.write),
    ...amounts,
    id: earning.id,
    programId: earning.programId,
    ...statusOf(order, holdReasonsOf(earning, commissions)),
    refundState: 'none',
    refundedMinor: 0n,
    occurredAt,
    recordedAt: report.tx.now,
    bookingDate: earning.bookingDate,
    backdated,
    termsVersion: terms.version,
    clickId: click.kind === 'none' ? null : click.clickId,
    couponCode: coupon.kind === 'none' ? null : coupon.code,
    decisionNo: 1,
    attribution: decision,
    customerId: order.customerId,
    customer: customers.keep(input.customer),
    metadata: input.metadata ?? null,
    subscriptionId: input.subscriptionId ?? null,
    version: 1,
  };
}

/** What stands against the order itself, then what its commissions wait for. */
function holdReasonsOf({ hold }: EarningConversion, commissions: readonly Commission[]): HoldReason[] {
  return [...new Set([...(hold === null ? [] : [hold]), ...commissions.flatMap(({ holdReasons }) => holdReasons)])];
}

function statusOf(
  { report: { tx, write } }: SequencedOrder,
  holdReasons: readonly HoldReason[],
): Pick<Conversion, 'status' | 'holdReasons' | 'rejectedAt' | 'rejectionReason'> {
  const { claim } = write;
  if (claim?.status === 'rejected') {
    return { status: 'rejected', holdReasons: [], rejectedAt: tx.now, rejectionReason: claim.reason };
  }
  const status = holdReasons.length === 0 ? 'recorded' : 'on_hold';
  return { status, holdReasons, rejectedAt: null, rejectionReason: null };
}
