import { CommandBus } from '@nestjs/cqrs';
import { ExpireParkedRefunds } from '../../src/modules/attribution/expire-parked-refunds.js';
import { approveDue, report } from './tell-harbour.js';
import { money } from './teller.js';
import type { Teller } from './teller.js';

function refund(teller: Teller, orderId: string, fields: object, caller = 'harbour') {
  return teller.sendOnce(caller, '/v1/refunds', { orderId, reason: 'came back', ...fields });
}

/** Refunds of commissions that are not approved yet. */
export async function tellEarlyRefunds(teller: Teller): Promise<void> {
  teller.at('2026-07-14T12:00:00Z');
  const sale = { amount: money('100.00'), tax: money('15.97'), couponCode: 'ANN10' };
  for (const orderId of ['HP-R1', 'HP-R2', 'HP-R3', 'HP-R4']) await report(teller, orderId, sale);
  await refund(teller, 'HP-R1', { refundId: 'R1', amount: money('33.33'), noteToAffiliate: 'One chair came back.' });
  await refund(teller, 'HP-R2', { refundId: 'R2' });
  for (const [n, part] of ['33.33', '33.33', '33.34'].entries()) {
    await refund(teller, 'HP-R3', { refundId: `R3-${n}`, amount: money(part) });
  }
  const byStaff = { amount: money('0.01'), reason: 'a cent' };
  await teller.sendOnce('finance', `/v1/conversions/${teller.id('conversion/HP-R4')}/refunds`, byStaff);
  await refund(teller, 'HP-1003', { refundId: 'R-NOBODY', amount: money('5.90') });
  await refund(teller, 'HP-FX-1', { refundId: 'R-FX', amount: money('30.00', 'USD') });
  await refund(teller, 'LEAD-5', { refundId: 'R-FLAT', amount: money('100.00') });
}

/** Refunds that came before their sale, and what became of them. */
export async function tellParkedRefunds(teller: Teller): Promise<void> {
  teller.at('2026-07-05T09:00:00Z');
  await refund(teller, 'HP-NEVER', { refundId: 'R-EXPIRES', amount: money('25.00') });
  teller.at('2026-07-05T10:00:00Z');
  await refund(teller, 'HP-P1', { refundId: 'P1', amount: money('20.00'), noteToAffiliate: 'A lamp.' });
  await refund(teller, 'HP-P2', { refundId: 'P2', amount: money('500.00') });
  await refund(teller, 'HP-P3', { refundId: 'P3-a', amount: money('5.00', 'USD') });
  await refund(teller, 'HP-P3', { refundId: 'P3-b' });
  await refund(teller, 'HP-P4', { refundId: 'P4', amount: money('10.00', 'USD') }, 'harbour-usd-only');
  teller.at('2026-07-05T15:00:00Z');
  for (const orderId of ['HP-P1', 'HP-P2', 'HP-P3', 'HP-P4']) {
    await report(teller, orderId, { amount: money('60.00'), couponCode: 'BOB10' });
  }
  // What was rejected is reported once more, as it should have been.
  await refund(teller, 'HP-P2', { refundId: 'P2', amount: money('50.00') });
}

/** Refunds of what has been approved: money that is already owed goes back. */
export async function tellLateRefunds(teller: Teller): Promise<void> {
  teller.at('2026-08-20T09:00:00Z');
  await approveDue(teller);
  teller.at('2026-08-21T09:00:00Z');
  await refund(teller, 'HP-1001', { refundId: 'L1', amount: money('59.50') });
  await refund(teller, 'HP-1002', { refundId: 'L2' });
  await refund(teller, 'LEAD-5', { refundId: 'L3' });
  await refund(teller, 'HP-T2', { refundId: 'L4', amount: money('7.77') });
  const id = teller.id('conversion/HP-EARLY');
  await teller.sendOnce('harbour', `/v1/conversions/${id}/refunds`, { refundId: 'L5', reason: 'lost on its way' });
  const approved = `/v1/conversions/${teller.id('conversion/HP-1012')}/reject`;
  await teller.sendOnce('owner', approved, { reason: 'nobody pays that much' });
  await refund(teller, 'HP-REJ-3', { refundId: 'L6', amount: money('25.00', 'USD') });
}

/** Ninety days after nobody reported the sale. */
export async function tellExpiry(teller: Teller): Promise<void> {
  teller.at('2026-10-04T09:00:00Z');
  await teller.api.app.get(CommandBus).execute(new ExpireParkedRefunds());
}

/** What is still waiting when the history ends. */
export async function tellWaiting(teller: Teller): Promise<void> {
  teller.at('2026-11-20T09:00:00Z');
  await refund(teller, 'HP-WAITS', { refundId: 'R-WAITS', amount: money('15.00') });
  await refund(teller, 'HP-WAITS', { refundId: 'R-WAITS-TOO' });
}
