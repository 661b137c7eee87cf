import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoints } from '../black-box/endpoints.ts';
import { get, post } from '../black-box/requests.ts';
import { persist } from './persistent-client.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Told } from './told.ts';

const MOST_IN_FLIGHT = 60;

interface Sale {
  readonly orderId: string;
  readonly clickId: string | undefined;
  readonly amountMinor: number;
}

interface SalesLoadOptions {
  readonly endpoints: Endpoints;
  readonly told: Told;
  readonly random: SeededRandom;
  /** Click ids to sell by. */
  readonly clicks: readonly string[];
  readonly perSecond: number;
  /** Sets the orders of this run apart from all others. */
  readonly prefix: string;
}

/** A merchant's shop: reports orders by API and by postback, some of them twice at once, and refunds parts of some. */
export class SalesLoad {
  readonly #options: SalesLoadOptions;
  readonly #inFlight = new Set<Promise<void>>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SalesLoadOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.#begin(), 1000 / this.#options.perSecond);
  }

  /** Begins nothing more and waits for what is under way; every report gives up in the end. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#inFlight);
  }

  #begin(): void {
    if (this.#inFlight.size >= MOST_IN_FLIGHT) return;
    const { clicks, random, prefix } = this.#options;
    this.#count += 1;
    const clickId = clicks.length > 0 && random.percent(90) ? random.oneOf(clicks) : undefined;
    const sale = { orderId: `${prefix}${this.#count}`, clickId, amountMinor: random.between(100, 20_000) };
    // Chosen now: while requests are under way, the order of choices would be the machine's.
    const course = {
      twice: random.percent(10),
      byPostback: random.percent(40),
      refundEarly: random.percent(4),
      refunds: random.percent(25) ? random.between(1, 2) : 0,
    };
    const work = this.#sell(sale, course).finally(() => this.#inFlight.delete(work));
    this.#inFlight.add(work);
  }

  async #sell(
    sale: Sale,
    course: { twice: boolean; byPostback: boolean; refundEarly: boolean; refunds: number },
  ): Promise<void> {
    const third = Math.floor(sale.amountMinor / 3);
    // The shop's refund may be faster than its sale: it is parked and applied later.
    if (course.refundEarly) await this.#refundByOrder(sale.orderId, `${sale.orderId}-early`, third);
    const reports = course.byPostback ? [this.#postback(sale)] : [this.#report(sale, 'a')];
    if (course.twice) reports.push(this.#report(sale, 'b'));
    const [id] = await Promise.all(reports);
    if (id === null || id === undefined) return;
    for (let i = 1; i <= course.refunds; i += 1) {
      await sleep(100);
      if (i === 1) await this.#refundById(sale.orderId, id, third);
      else await this.#refundByOrder(sale.orderId, `${sale.orderId}-${i}`, Math.floor(third / 2));
    }
  }

  async #report(sale: Sale, client: string): Promise<string | null> {
    const { endpoints, told } = this.#options;
    const body = {
      orderId: sale.orderId,
      ...(sale.clickId === undefined ? {} : { clickId: sale.clickId }),
      amount: euro(sale.amountMinor),
    };
    const request = { url: `${endpoints.api}/v1/conversions`, body, token: endpoints.demo.merchant.apiKey };
    const answer = await persist(told, `order ${sale.orderId}`, () =>
      post({ ...request, idempotencyKey: `${sale.orderId}-${client}` }),
    );
    return answer === null ? null : this.#note(sale, answer.body['id']);
  }

  async #postback(sale: Sale): Promise<string | null> {
    const { endpoints, told } = this.#options;
    const parameters = new URLSearchParams({
      token: endpoints.demo.merchant.postbackToken,
      order_id: sale.orderId,
      ...(sale.clickId === undefined ? {} : { click_id: sale.clickId }),
      ...euro(sale.amountMinor),
    });
    const url = `${endpoints.tracker}/postback?${parameters.toString()}`;
    const answer = await persist(told, `postback of ${sale.orderId}`, () => get(url));
    return answer === null ? null : this.#note(sale, answer.body['conversionId']);
  }

  #note({ orderId, amountMinor }: Sale, id: unknown): string {
    this.#options.told.conversion(orderId, { id: String(id), amountMinor });
    return String(id);
  }

  async #refundById(orderId: string, conversionId: string, amountMinor: number): Promise<void> {
    const { endpoints, told } = this.#options;
    const refundId = `${orderId}-1`;
    const request = {
      url: `${endpoints.api}/v1/conversions/${conversionId}/refunds`,
      body: { refundId, amount: euro(amountMinor), reason: 'returned' },
      token: endpoints.demo.merchant.apiKey,
      idempotencyKey: refundId,
    };
    const answer = await persist(told, `refund ${refundId}`, () => post(request));
    const refund = answer?.body['refund'] as { id: string } | undefined;
    if (refund !== undefined) told.refunds.set(refund.id, { orderId, amountMinor });
  }

  async #refundByOrder(orderId: string, refundId: string, amountMinor: number): Promise<void> {
    const { endpoints, told } = this.#options;
    const request = {
      url: `${endpoints.api}/v1/refunds`,
      body: { orderId, refundId, amount: euro(amountMinor), reason: 'returned' },
      token: endpoints.demo.merchant.apiKey,
      idempotencyKey: refundId,
    };
    const answer = await persist(told, `refund ${refundId}`, () => post(request));
    if (answer !== null) told.refunds.set(String(answer.body['id']), { orderId, amountMinor });
  }
}

function euro(minor: number): { amount: string; currency: string } {
  return { amount: (minor / 100).toFixed(2), currency: 'EUR' };
}
