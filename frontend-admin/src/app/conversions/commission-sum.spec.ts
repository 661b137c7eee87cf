import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { describe, expect, it } from 'vitest';
import { commissionResult, commissionSum } from './commission-sum';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const commission = {
  amount: eur('16.15'),
  reversedAmount: eur('3.71'),
  remaining: eur('12.44'),
  explanation: {
    baseArithmetic: '240.30 − 38.37 tax − 0.00 shipping = 201.93 EUR',
    arithmetic: '8 % of 201.93 EUR ≈ 16.15 EUR, rounded half to even',
  },
} as unknown as Conversion['commissions'][number];

describe('the arithmetic of a commission', () => {
  it('is shown as it was stored, with what was reversed and what remains', () => {
    expect(commissionSum(commission)).toEqual([
      { label: 'Commission is calculated on', value: '240.30 − 38.37 tax − 0.00 shipping = 201.93 EUR' },
      { label: '8% of 201.93 EUR', value: '€16.15' },
      { label: 'Reversed', value: '−€3.71' },
    ]);
    expect(commissionResult(commission)).toEqual({ label: 'Remains', value: '€12.44' });
  });

  it('of a flat commission has no base, and of an undecided one no result', () => {
    const flat = {
      ...commission,
      reversedAmount: eur('0.00'),
      explanation: { arithmetic: 'flat 3.00 EUR = 3.00 EUR' },
    };
    expect(commissionSum(flat)).toEqual([{ label: 'flat 3.00 EUR', value: '€16.15' }]);
    expect(commissionResult({ ...commission, remaining: null })).toBeUndefined();
  });

  it('case 2: of a rejected commission ends at nothing', () => {
    const rejected = {
      ...commission,
      status: 'rejected' as const,
      reversedAmount: eur('0.00'),
      remaining: eur('0.00'),
    };
    expect(commissionSum(rejected).at(-1)).toEqual({ label: 'Reversed', value: '−€16.15' });
    expect(commissionResult(rejected)).toEqual({ label: 'Remains', value: '€0.00' });
  });
});
