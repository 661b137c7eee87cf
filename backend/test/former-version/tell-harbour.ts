import { CommandBus } from '@nestjs/cqrs';
import { ApproveDueCommissions } from '../../src/modules/commission/public.js';
import { money } from './teller.js';
import type { Teller } from './teller.js';

/** Reports a sale or another action with the merchant's key, under `conversion/<order id>`. */
export function report(teller: Teller, orderId: string, fields: object, caller = 'harbour') {
  const called = caller.endsWith('-test') ? `trial/${orderId}` : `conversion/${orderId}`;
  return teller.sendOnce(caller, '/v1/conversions', { orderId, ...fields }, called);
}

/** Approves what is due by the teller's clock. */
export async function approveDue({ api }: Teller): Promise<void> {
  while ((await api.app.get(CommandBus).execute(new ApproveDueCommissions())) > 0);
}

/** July at Harbour & Pine: one order of every kind, under the first version of its terms. */
export async function tellOrders(teller: Teller): Promise<void> {
  teller.at('2026-07-06T09:00:00Z');
  const programId = teller.id('program/harbour-eur');
  // Before the first version of the terms took effect, and long before anybody reported it.
  await report(teller, 'HP-EARLY', { amount: money('80.00'), couponCode: 'ANN10', occurredAt: '2026-06-20T12:00:00Z' });
  await report(teller, 'HP-OLD', { amount: money('60.00'), couponCode: 'ANN10', occurredAt: '2026-05-01T23:30:00Z' });
  await tellAttributions(teller, programId);
  await tellLeads(teller);
  await tellCurrencies(teller);
  await tellRejections(teller);
}

async function tellAttributions(teller: Teller, programId: string): Promise<void> {
  teller.at('2026-07-07T09:00:00Z');
  const chairs = await teller.click('ann-chairs', '2026-07-06T20:15:00.250Z', {
    ...{ sub1: 'newsletter', sub2: 'ü"☃', referrerHost: 'blog.example', device: 'mobile', country: 'FR' },
  });
  const items = [
    { sku: 'OAK-1', name: 'Oak chair, "large"', category: 'chairs', quantity: 2, amount: money('99.00') },
    { sku: 'WAX', quantity: 1, amount: money('20.00') },
  ];
  await report(teller, 'HP-1001', {
    ...{ amount: money('119.00'), tax: money('19.00'), discount: money('5.00'), clickId: chairs, items },
    ...{ customer: { id: 'c-17', emailHash: 'ab'.repeat(32), isNew: true, country: 'DE' } },
    ...{ metadata: { basket: 3, gift: true, note: 'näher' }, subscriptionId: 'sub-1' },
  });
  const home = await teller.click('bob-home', '2026-07-08T07:00:00Z');
  teller.at('2026-07-08T09:00:00Z');
  await report(teller, 'HP-1002', { amount: money('238.00'), tax: money('38.00'), clickId: home, couponCode: 'ann10' });
  await report(teller, 'HP-1003', { amount: money('45.90'), programId });
  const late = await teller.click('ann-home', '2026-05-20T07:00:00Z');
  await report(teller, 'HP-1004', { amount: money('19.99'), clickId: late });
  await report(teller, 'HP-1005', { amount: money('10.00'), clickId: 'not-a-click', programId });
  await report(teller, 'HP-1006', { amount: money('33.33'), couponCode: 'SUMMER' });
  await report(teller, 'HP-1007', { amount: money('33.33'), couponCode: 'SUMMER', programId });
  await report(teller, 'HP-1008', { amount: money('70.00'), couponCode: 'OLD', programId });
  await report(teller, 'HP-1009', { amount: money('70.00'), couponCode: 'NOBODY', programId });
  const kumo = await teller.click('bob-jpy', '2026-07-08T08:00:00Z');
  await report(teller, 'HP-1010', { amount: money('70.00'), clickId: kumo, programId });
  await report(teller, 'HP-1011', { amount: money('0.00'), couponCode: 'BOB10' });
  await report(teller, 'HP-1012', { amount: money('123456789012.34'), shipping: money('0.35'), couponCode: 'BOB10' });
  await report(teller, '=HP,"13" ü', { amount: money('12.34'), couponCode: 'BOB10' });
  await tellSuspension(teller, programId);
}

/** Dan earns, is suspended, and earns nothing more. */
async function tellSuspension(teller: Teller, programId: string): Promise<void> {
  await report(teller, 'HP-1014', { amount: money('50.00'), couponCode: 'DAN10' });
  const member = `/v1/programs/${programId}/affiliates/${teller.id('affiliate/dan')}`;
  await teller.change('program_manager', member, { status: 'suspended' });
  await report(teller, 'HP-1015', { amount: money('50.00'), couponCode: 'DAN10' });
}

async function tellLeads(teller: Teller): Promise<void> {
  teller.at('2026-07-10T09:00:00Z');
  const programId = teller.id('program/harbour-leads');
  const lead = await teller.click('ann-lead', '2026-07-09T19:00:00Z');
  await report(teller, 'LEAD-1', { type: 'lead', clickId: lead });
  // The coupon comes first in this program.
  await report(teller, 'LEAD-2', { type: 'lead', clickId: lead, couponCode: 'LEAD5', programId });
  await report(teller, 'LEAD-3', { type: 'signup', programId });
  const home = await teller.click('ann-home', '2026-07-09T20:00:00Z');
  await report(teller, 'LEAD-4', { type: 'lead', clickId: home });
  await report(teller, 'LEAD-5', { type: 'sale', amount: money('500.00'), couponCode: 'LEAD5' });
}

/** Commissions that wait for an exchange rate have no amount. */
async function tellCurrencies(teller: Teller): Promise<void> {
  teller.at('2026-07-11T09:00:00Z');
  const programId = teller.id('program/harbour-eur');
  const click = await teller.click('ann-home', '2026-07-11T08:00:00Z');
  await report(teller, 'HP-FX-1', { amount: money('130.00', 'USD'), clickId: click, programId });
  await report(teller, 'HP-FX-2', { amount: money('9000', 'JPY'), couponCode: 'BOB10', programId });
  await report(teller, 'HP-FX-3', { amount: money('55.00', 'USD'), couponCode: 'LEAD5' });
  await report(teller, 'HP-FX-4', { amount: money('64.00', 'CHF'), programId });
  const dollars = await teller.click('ann-usd', '2026-07-11T08:30:00Z');
  const usd = { tax: money('8.88', 'USD'), shipping: money('5.00', 'USD'), clickId: dollars };
  // Still the day before in New York.
  const occurredAt = '2026-07-11T03:30:00Z';
  await report(teller, 'HP-USD-1', { amount: money('99.99', 'USD'), ...usd, clickId: undefined, occurredAt });
  await report(teller, 'HP-USD-2', { amount: money('199.99', 'USD'), ...usd }, 'harbour-usd-only');
}

async function tellRejections(teller: Teller): Promise<void> {
  teller.at('2026-07-14T09:00:00Z');
  await report(teller, 'HP-REJ-1', { amount: money('90.00'), couponCode: 'ANN10' });
  await report(teller, 'HP-REJ-2', { amount: money('90.00'), couponCode: 'ANN10' });
  await report(teller, 'HP-REJ-3', { amount: money('75.00', 'USD'), couponCode: 'ANN10' });
  const reject = (caller: string, orderId: string, reason: string) =>
    teller.sendOnce(caller, `/v1/conversions/${teller.id(`conversion/${orderId}`)}/reject`, { reason });
  await reject('harbour', 'HP-REJ-1', 'the customer never paid');
  const part = { amount: money('30.00'), reason: 'one of three came back' };
  await teller.sendOnce('owner', `/v1/conversions/${teller.id('conversion/HP-REJ-2')}/refunds`, part);
  await reject('program_manager', 'HP-REJ-2', 'fraud');
  await reject('harbour', 'HP-REJ-3', 'never shipped');
}

/** New terms, and orders on both sides of the hour from which they count. */
export async function tellNewTerms(teller: Teller): Promise<void> {
  teller.at('2026-07-15T09:00:00Z');
  const url = `/v1/programs/${teller.id('program/harbour-eur')}/terms`;
  const second = { attributionModel: 'coupon_first', windowDays: 7, holdDays: 10 };
  const commission = { kind: 'percent', percent: '5.25', base: 'gross' };
  await teller.sendOnce('owner', url, { ...second, commission, effectiveFrom: '2026-08-01T00:00:00Z' });
  const later = { attributionModel: 'last_click', commission: { kind: 'flat', amount: '3.00' } };
  await teller.sendOnce('owner', url, { ...later, effectiveFrom: '2027-01-01T00:00:00Z' });
  teller.at('2026-08-02T09:00:00Z');
  const click = await teller.click('bob-home', '2026-07-30T12:00:00Z');
  const both = { clickId: click, couponCode: 'ANN10', amount: money('107.77'), tax: money('7.77') };
  await report(teller, 'HP-T1', { ...both, occurredAt: '2026-07-31T23:59:59.999Z' });
  await report(teller, 'HP-T2', { ...both, occurredAt: '2026-08-01T00:00:00Z' });
}
