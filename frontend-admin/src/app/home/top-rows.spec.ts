import type { Report } from '@tributary/frontend-shared/api/generated/models/report';
import { describe, expect, it } from 'vitest';
import { topRows } from './top-rows';

const row = (affiliateId: string | null, currency: string, conversions: number, commission: string): Report => ({
  ...{ affiliateId, currency, conversions, clicks: 1, botClicks: 0, cr: null, epc: null },
  revenue: { amount: '0', currency },
  commission: { amount: commission, currency },
});

describe('top affiliates', () => {
  it('are ordered within one currency, and show the others beside it', () => {
    const rows = [
      row('ann', 'EUR', 5, '10.00'),
      row('bob', 'EUR', 9, '20.00'),
      row('ann', 'USD', 1, '99.00'),
      row('cyd', 'USD', 1, '5.00'),
    ];
    expect(topRows(rows).map(({ affiliateId }) => affiliateId)).toEqual(['bob', 'ann', 'cyd']);
    expect(topRows(rows)[1]?.money.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  });

  it('are people, not what nobody brought', () => expect(topRows([row(null, 'EUR', 5, '0')])).toEqual([]));
});
