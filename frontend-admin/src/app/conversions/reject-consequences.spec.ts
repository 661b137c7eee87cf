import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { describe, expect, it } from 'vitest';
import { rejectConsequences } from './reject-consequences';

type Status = Conversion['commissions'][number]['status'];

function side(...statuses: Status[]): Conversion {
  const commissions = statuses.map((status, index) => {
    return { id: `com_${index}`, affiliateId: 'aff_1', status, remaining: { amount: '8.00', currency: 'EUR' } };
  });
  return { commissions } as unknown as Conversion;
}

const consequences = (before: Conversion, after: Conversion) =>
  rejectConsequences(before, after, () => 'Lena', 'The order was cancelled.').join(' ');

describe('case 2: what a rejection does', () => {
  it('says what is reversed for whom, and that the order no longer counts', () => {
    const words = consequences(side('pending'), side('rejected'));
    expect(words).toContain('Lena: €8.00 is reversed.');
    expect(words).toContain('no longer count in reports');
    expect(words).not.toContain('already paid');
  });

  it('says who reads the reason: whoever earned from the order, once', () => {
    expect(
      consequences(side('pending', 'pending'), side('rejected', 'rejected')).split('Lena reads: “The order was'),
    ).toHaveLength(2);
    expect(consequences(side(), side())).not.toContain('reads');
  });

  it('warns when the commission was paid already', () => {
    expect(consequences(side('paid'), side('reversed'))).toContain('Lena was already paid');
  });

  it('says so when nobody loses anything', () => {
    expect(consequences(side(), side())).toContain('No commission is reversed.');
    expect(consequences(side('reversed'), side('reversed'))).toContain('No commission is reversed.');
  });
});
