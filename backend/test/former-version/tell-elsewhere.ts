import { servePostback } from '../support/test-postback.js';
import { approveDue, report } from './tell-harbour.js';
import { money } from './teller.js';
import type { Teller } from './teller.js';

/** Currencies without decimals and with three, of a merchant of its own. */
export async function tellKumo(teller: Teller): Promise<void> {
  teller.at('2026-09-01T09:00:00Z');
  const yen = (amount: string) => money(amount, 'JPY');
  const click = await teller.click('bob-jpy', '2026-09-01T08:59:59Z', { country: 'JP' });
  await report(teller, 'K-1', { amount: yen('12345'), clickId: click }, 'kumo');
  await report(teller, 'K-2', { amount: yen('999'), couponCode: 'kumo' }, 'kumo');
  await report(teller, 'K-3', { amount: yen('30'), couponCode: 'KUMO' }, 'kumo');
  const dinar = (amount: string) => money(amount, 'KWD');
  const kwd = await teller.click('cleo-kwd', '2026-09-01T07:00:00Z', { country: 'KW' });
  const order = { tax: dinar('0.345'), shipping: dinar('1.000'), clickId: kwd };
  await report(teller, 'K-4', { amount: dinar('12.345'), ...order }, 'kumo');
  await report(teller, 'K-5', { amount: dinar('1.001'), couponCode: 'KWD5' }, 'kumo');
  const part = { orderId: 'K-1', refundId: 'K1', amount: yen('4115'), reason: 'a third' };
  await teller.sendOnce('kumo', '/v1/refunds', part);
  teller.at('2026-09-02T09:00:00Z');
  await approveDue(teller);
  const late = { orderId: 'K-4', refundId: 'K4', amount: dinar('4.115'), reason: 'a third' };
  await teller.sendOnce('kumo', '/v1/refunds', late);
  teller.at('2026-09-12T09:00:00Z');
  await approveDue(teller);
}

/** The shops' own trials: the same numbers as live orders, and books of their own. */
export async function tellTrials(teller: Teller): Promise<void> {
  teller.at('2026-09-15T09:00:00Z');
  const trial = (orderId: string, fields: object) => report(teller, orderId, fields, 'harbour-test');
  await trial('HP-1001', { amount: money('200.00'), couponCode: 'ANN10' });
  await trial('T-2', { amount: money('50.00'), couponCode: 'BOB10' });
  await trial('T-3', { amount: money('50.00', 'USD'), couponCode: 'BOB10' });
  await trial('T-4', { amount: money('40.00'), couponCode: 'BOB10' });
  const back = { orderId: 'T-2', refundId: 'R1', amount: money('25.00'), reason: 'trial' };
  await teller.sendOnce('harbour-test', '/v1/refunds', back);
  await teller.sendOnce('harbour-test', '/v1/refunds', { ...back, orderId: 'T-9', refundId: 'R9' });
  const rejected = `/v1/conversions/${teller.id('trial/T-4')}/reject`;
  await teller.sendOnce('harbour-test', rejected, { reason: 'trial' });
}

/** Orders by postback, with what the shop says of them. */
export async function tellPostbacks(teller: Teller): Promise<void> {
  teller.at('2026-09-20T09:00:00Z');
  const server = await servePostback(teller.api);
  const token = teller.callers['harbour-postback']?.apiKey ?? '';
  const say = async (order_id: string, more: Readonly<Record<string, string>>) => {
    teller.later();
    const order = { token, order_id, amount: '100.00', currency: 'EUR', coupon: 'BOB10' };
    const { status, body } = await server.get({ ...order, ...more });
    if (status !== 200) throw new Error(`the postback of ${order_id} was answered ${status}: ${JSON.stringify(body)}`);
    if (typeof body['conversionId'] === 'string') teller.ids[`conversion/${order_id}`] = body['conversionId'];
  };
  try {
    await say('PB-1', {});
    await say('PB-2', { status: 'pending' });
    await say('PB-3', { status: 'pending' });
    await say('PB-4', { status: 'pending' });
    await say('PB-3', { status: 'rejected', reason: 'stock' });
    await say('PB-5', { status: 'rejected' });
    await say('PB-6', { status: 'lead', type: 'lead' });
    await say('PB-7', { status: 'approved' });
    await say('PB-7', { status: 'refunded' });
    await say('PB-8', { status: 'refunded', refund_id: 'PB8' });
    await say('PB-4', { status: 'refunded', refund_id: 'PB4' });
  } finally {
    server.close();
  }
}

/** The last of the history: its events stay in the outbox. */
export async function tellLastDays(teller: Teller): Promise<void> {
  teller.at('2026-11-28T09:00:00Z');
  const click = await teller.click('ann-home', '2026-11-28T08:00:00Z');
  await report(teller, 'HP-2001', { amount: money('140.00'), clickId: click });
  await report(teller, 'HP-2002', { amount: money('20.00', 'USD'), clickId: click });
  const back = { orderId: 'HP-2001', refundId: 'Z1', amount: money('40.00'), reason: 'came back' };
  await teller.sendOnce('harbour', '/v1/refunds', back);
}
