import { describe, expect, it } from 'vitest';
import { searchTarget } from './search-target';

const refund = { kind: 'refund', id: 'rfd_1', title: 'R1', orderId: '1001' } as const;

describe('where a found thing is shown', () => {
  it('case 3: a refund on its conversion, and before its sale in the list that its order will come up in', () => {
    expect(searchTarget({ ...refund, conversionId: 'cnv_1' }).commands).toEqual(['/conversions', 'cnv_1']);
    expect(searchTarget({ ...refund, conversionId: null })).toEqual({
      commands: ['/conversions'],
      queryParams: { q: '1001' },
    });
  });
});
