import { createHash } from 'node:crypto';
import { formatAmount } from '../kernel/money.js';
import type { ConversionInput, OrderRefundInput } from '../modules/attribution/public.js';
import type { ProgramKey } from './cast.js';
import { products, shopCoupons } from './products.js';
import type { SeededRandom } from './seeded-random.js';

/** An order of the history: when the shop reports it, and what it reports. */
export interface Order {
  readonly kind: 'order';
  readonly at: Date;
  readonly orderId: string;
  readonly input: ConversionInput;
}

/** A refund of the history, reported by order number. */
export interface OrderRefund {
  readonly kind: 'refund';
  readonly at: Date;
  readonly orderId: string;
  readonly input: OrderRefundInput;
}

/** What is known of a purchase before the basket is. */
export interface Purchase {
  readonly number: number;
  readonly at: Date;
  readonly currency: ProgramKey;
  readonly country: string;
  readonly clickId?: string;
  readonly couponCode?: string;
  /** Told only where neither click nor coupon says it. */
  readonly programId?: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const refundShare = 0.065;
const reasons = ['wrong size', 'arrived damaged', 'changed their mind', 'one of two returned', 'lost on the way'];

/** One purchase as the shop reports it, and its refund where there is one. */
export function orderWithRefund(purchase: Purchase, random: SeededRandom): [Order, OrderRefund?] {
  const { number, at, currency, country, clickId, couponCode, programId } = purchase;
  const orderId = `HP-${String(100_000 + number)}`;
  const refunded = random.chance(refundShare);
  // A few shops report late: then the refund may be there before the sale.
  const early = refunded && random.chance(0.12);
  const reportedAt = new Date(at.getTime() + (early ? random.between(6, 20) * hourMs : random.between(1, 40) * 1_000));
  const basket = basketOf(purchase, random);
  const money = (cents: number) => ({ amount: formatAmount(BigInt(cents), currency), currency });
  const customer = `c-${String(random.between(1, 40_000))}`;
  const input: ConversionInput = {
    orderId,
    type: 'sale',
    ...(programId !== undefined && { programId }),
    ...(clickId !== undefined && { clickId }),
    ...(couponCode !== undefined && { couponCode }),
    customer: {
      id: customer,
      emailHash: createHash('sha256').update(`${customer}@customers.example`).digest('hex'),
      isNew: random.chance(0.62),
      country,
    },
    amount: money(basket.amountCents),
    tax: money(basket.taxCents),
    shipping: money(basket.shippingCents),
    discount: money(basket.discountCents),
    items: basket.items.map(({ cents, ...item }) => ({ ...item, amount: money(cents) })),
    occurredAt: at.toISOString(),
  };
  const order: Order = { kind: 'order', at: reportedAt, orderId, input };
  if (!refunded) return [order];
  const refundAt = early
    ? new Date(at.getTime() + random.between(1, 5) * hourMs)
    : new Date(reportedAt.getTime() + (random.chance(0.1) ? random.between(32, 50) : random.between(3, 24)) * dayMs);
  const part = random.chance(0.45) ? Math.round(basket.amountCents * (0.2 + 0.6 * random.next())) : undefined;
  const refund: OrderRefundInput = {
    orderId,
    type: 'sale',
    refundId: `R-${String(100_000 + number)}`,
    reason: random.oneOf(reasons),
    ...(part !== undefined && { amount: money(part) }),
  };
  return [order, { kind: 'refund', at: refundAt, orderId, input: refund }];
}

/** Milliseconds from a click to the purchase: mostly the same evening, sometimes weeks, rarely beyond the window. */
export function timeToBuy(random: SeededRandom): number {
  const mood = random.next();
  if (mood < 0.7) return 2 * minuteMs + random.wait(22 * minuteMs);
  if (mood < 0.93) return random.wait(1.1 * dayMs);
  if (mood < 0.993) return random.wait(5 * dayMs);
  return random.between(31, 36) * dayMs;
}

function basketOf({ currency, couponCode }: Purchase, random: SeededRandom) {
  const lines = random.chance(0.68) ? 1 : random.between(2, 3);
  const chosen = new Map(Array.from({ length: lines }, () => random.oneOf(products)).map((p) => [p.sku, p]));
  const items = [...chosen.values()].map(({ sku, name, category, priceCents }) => {
    const quantity = priceCents < 5_000 && random.chance(0.4) ? 2 : 1;
    return { sku, name, category, quantity, cents: priceCents * quantity };
  });
  const goods = items.reduce((sum, { cents }) => sum + cents, 0);
  const discountCents = Math.round((goods * (shopCoupons[couponCode ?? ''] ?? 0)) / 100);
  const shippingCents = goods - discountCents >= 6_000 ? 0 : 490;
  const paid = goods - discountCents + shippingCents;
  // German prices hold their 19 % VAT; American sales tax comes on top, here 7 %.
  const taxCents = currency === 'EUR' ? Math.round((paid * 19) / 119) : Math.round(paid * 0.07);
  const amountCents = currency === 'EUR' ? paid : paid + taxCents;
  return { items, discountCents, shippingCents, taxCents, amountCents };
}
