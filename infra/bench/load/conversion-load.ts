// A process of its own: merchants who report orders.
import type { Shop } from '../conversions/shops.ts';
import { answerParent } from '../stack/child.ts';
import { openLoop } from './loop.ts';
import type { LoopResult, Pace } from './send-at-rate.ts';

/** One measurement to make. */
export interface ConversionLoadRequest extends Pace {
  readonly port: number;
  readonly connections: number;
  readonly shops: readonly Shop[];
  /** Sets the orders of this measurement apart from all others. */
  readonly prefix: string;
}

export interface ConversionLoadResult extends LoopResult {
  /** Answers other than 201, by status. */
  readonly refused: Readonly<Record<string, number>>;
  /** The number of every order that was answered with 201. */
  readonly orderIds: readonly string[];
}

function orderText({ shop, orderId, number }: { shop: Shop; orderId: string; number: number }): string {
  const body = JSON.stringify({
    orderId,
    clickId: shop.clickIds[number % shop.clickIds.length],
    amount: { amount: `${20 + (number % 80)}.${String(number % 100).padStart(2, '0')}`, currency: 'EUR' },
    tax: { amount: '3.19', currency: 'EUR' },
    customer: { id: `customer-${number % 997}`, isNew: number % 3 === 0, country: 'DE' },
    items: [{ sku: `sku-${number % 50}`, quantity: 1, amount: { amount: '12.00', currency: 'EUR' } }],
  });
  return [
    'POST /v1/conversions HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `authorization: Bearer ${shop.apiKey}`,
    `idempotency-key: ${orderId}`,
    '',
    body,
  ].join('\r\n');
}

async function measure({ shops, prefix, ...loop }: ConversionLoadRequest): Promise<ConversionLoadResult> {
  const refused: Record<string, number> = {};
  const orderIds: string[] = [];
  let number = 0;
  const result = await openLoop({
    ...loop,
    nextRequest: () => {
      number += 1;
      const shop = shops[number % shops.length];
      if (shop === undefined) throw new Error('no shop was given');
      const orderId = `${prefix}-${number}`;
      orderIds.push(orderId);
      return orderText({ shop, orderId, number });
    },
    onAnswer: ({ status }) => {
      if (status !== 201) refused[status] = (refused[status] ?? 0) + 1;
    },
  });
  return { ...result, refused, orderIds };
}

answerParent(measure);
