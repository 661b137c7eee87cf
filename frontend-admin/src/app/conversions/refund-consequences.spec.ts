import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { describe, expect, it } from 'vitest';
import { refundConsequences } from './refund-consequences';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

function commission(reversed: string, remaining: string, status: Conversion['commissions'][number]['status']) {
  return { id: 'com_1', affiliateId: 'aff_1', status, reversedAmount: eur(reversed), remaining: eur(remaining) };
}

function side(refunded: string, ...commissions: ReturnType<typeof commission>[]) {
  return { refundedAmount: eur(refunded), commissions } as unknown as Conversion;
}

const consequences = (before: Conversion, after: Conversion) =>
  refundConsequences(before, after, () => 'Lena').join(' ');

describe('what a refund does', () => {
  it('says what is reversed for whom and what is left: the difference, not the sum of all refunds', () => {
    const words = consequences(
      side('10.00', commission('1.00', '7.00', 'pending')),
      side('30.00', commission('3.00', '5.00', 'pending')),
    );
    expect(words).toContain('€30.00 of the order will be marked as refunded.');
    expect(words).toContain('Lena: €2.00 is reversed, €5.00 remains.');
    expect(words).not.toContain('already paid');
  });

  it('warns when the commission was paid already', () => {
    const words = consequences(
      side('0.00', commission('0.00', '8.00', 'paid')),
      side('50.00', commission('8.00', '0.00', 'reversed')),
    );
    expect(words).toContain('Lena was already paid');
  });

  it('says so when nobody loses anything, and always that it cannot be undone', () => {
    const words = consequences(side('0.00'), side('50.00'));
    expect(words).toContain('No commission is reversed.');
    expect(words).toContain('cannot be undone');
  });
});
