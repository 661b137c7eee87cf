import { randomUUID } from 'node:crypto';
import { products } from '../../../backend/src/demo/products.ts';
import type { Endpoints } from '../black-box/endpoints.ts';
import { post } from '../black-box/requests.ts';
import { decimal } from '../services/shop-order.ts';
import type { LiveVisit } from './live-visitors.ts';

const BUYERS = 0.02;
const BY_POSTBACK = 0.25;
const REFUNDED = 0.06;
/** From the click to the order, and from the order to its refund, in milliseconds: a hundred times faster than life. */
const DECIDES_WITHIN = 6_000;
const RETURNS_WITHIN = 15_000;

/** The demo merchant's shops: some of the visitors buy, and some of what they bought comes back. */
export class LiveShops {
  failed = 0;
  readonly #endpoints: Endpoints;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #inFlight = new Set<Promise<void>>();
  #orders = 0;
  #refunds = 0;

  constructor(endpoints: Endpoints) {
    this.#endpoints = endpoints;
  }

  /** Somebody has arrived; most only look. */
  visited(visit: LiveVisit): void {
    if (Math.random() < BUYERS) this.#later(DECIDES_WITHIN, () => this.#sell(visit));
  }

  /** Drops what is still to come and waits for what is under way. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#inFlight);
  }

  /** So far, for the line of each second. */
  tally(): string {
    const failed = this.failed === 0 ? '' : ` (${this.failed} failed)`;
    return `orders ${String(this.#orders).padStart(5)}  refunds ${String(this.#refunds).padStart(4)}${failed}`;
  }

  #later(withinMs: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const task = work()
        .catch(() => void (this.failed += 1))
        .finally(() => this.#inFlight.delete(task));
      this.#inFlight.add(task);
    }, Math.random() * withinMs);
    this.#timers.add(timer);
  }

  async #sell({ clickId, currency }: LiveVisit): Promise<void> {
    const product = products[Math.floor(Math.random() * products.length)];
    if (product === undefined) return;
    const orderId = `HP-L-${randomUUID()}`;
    const amount = { amount: decimal(product.priceCents), currency };
    if (Math.random() < BY_POSTBACK) await this.#postback({ order_id: orderId, click_id: clickId, ...amount });
    else
      await this.#report(orderId, {
        clickId,
        amount,
        tax: { amount: decimal(Math.round(product.priceCents * 0.16)), currency },
      });
    this.#orders += 1;
    if (Math.random() < REFUNDED) this.#later(RETURNS_WITHIN, () => this.#refund(orderId));
  }

  async #report(orderId: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const { api, demo } = this.#endpoints;
    const token = demo.merchant.apiKey;
    const { status } = await post({
      url: `${api}/v1/conversions`,
      body: { orderId, ...body },
      token,
      idempotencyKey: orderId,
    });
    if (status !== 201) throw new Error(`status ${status}`);
  }

  async #postback(parameters: Readonly<Record<string, string>>): Promise<void> {
    const { tracker, demo } = this.#endpoints;
    const query = new URLSearchParams({ token: demo.merchant.postbackToken, ...parameters });
    const response = await fetch(`${tracker}/postback?${query.toString()}`, { signal: AbortSignal.timeout(15_000) });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`status ${response.status}`);
  }

  async #refund(orderId: string): Promise<void> {
    const { api, demo } = this.#endpoints;
    const body = { orderId, refundId: `R-${orderId}`, reason: 'changed their mind' };
    const { status } = await post({
      url: `${api}/v1/refunds`,
      body,
      token: demo.merchant.apiKey,
      idempotencyKey: `R-${orderId}`,
    });
    if (status >= 300) throw new Error(`status ${status}`);
    this.#refunds += 1;
  }
}
