import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { ConversionRefunds } from './conversion-refunds';

const refund = {
  ...{ id: 'rfd_1', refundId: 'R1', orderId: '1001', type: 'sale', conversionId: 'cnv_1', reason: 'came back' },
  ...{ recordedAt: '2026-11-20T10:00:00.000Z', amount: { amount: '500.00', currency: 'EUR' } },
};
const applied = {
  ...refund,
  ...{ status: 'applied', appliedAt: '2026-11-21T10:00:00.000Z' },
  ...{ failureReason: null, failureMessage: null, failedAt: null },
} as const;
const rejected = {
  ...refund,
  ...{ id: 'rfd_2', status: 'rejected', appliedAt: null, failedAt: '2026-11-20T11:00:00.000Z' },
  ...{ failureReason: 'refund_exceeds_remaining', failureMessage: 'The refund is higher.' },
} as const;

function textOf(refunds: readonly unknown[]): string {
  const fixture = TestBed.createComponent(ConversionRefunds);
  fixture.componentRef.setInput('refunds', refunds);
  fixture.componentRef.setInput('zone', 'UTC');
  fixture.detectChanges();
  return (fixture.nativeElement as HTMLElement).textContent;
}

describe('refunds of a conversion', () => {
  it('case 3: shows one that could not be applied, with its reason', () => {
    const text = textOf([applied, rejected]);
    expect(text).toContain('Applied');
    expect(text).toContain('Rejected');
    expect(text).toContain('It was more than what remained of the order.');
  });

  it('gives a reason that it does not know in the words of the server', () => {
    expect(textOf([{ ...rejected, failureReason: 'a_new_reason' }])).toContain('The refund is higher.');
  });

  it('says so when there are none', () => {
    expect(textOf([])).toContain('No refunds.');
  });
});
