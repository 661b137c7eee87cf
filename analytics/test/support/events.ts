import { randomUUID } from 'node:crypto';
import type { Click, ClicksRecordedV1 } from '@tributary/backend/contracts/click-recorded.v1';
import type { CommissionState } from '@tributary/backend/contracts/commission-state';
import type { conversionState } from '@tributary/backend/contracts/conversion-state';
import type { OutboxEvent } from '@tributary/backend/contracts/events';
import type { z } from 'zod';

type ConversionState = z.infer<typeof conversionState>;
type EventOf<T extends OutboxEvent['type']> = Extract<OutboxEvent, { type: T }>;

/** A click that a person made; everything can be changed. */
export function aClick(over: Partial<Click> = {}): Click {
  return {
    clickId: `k0_${randomUUID()}`,
    at: '2026-03-10T10:07:00.123Z',
    linkId: 'lnk_1',
    linkCode: 'spring',
    programId: 'prg_1',
    affiliateId: 'aff_1',
    merchantId: 'mer_1',
    currency: 'EUR',
    livemode: true,
    country: 'DE',
    device: 'mobile',
    bot: false,
    ...over,
  };
}

/** A group of clicks as the tracker publishes it. */
export function aClickGroup(clicks: Click[], over: Partial<ClicksRecordedV1> = {}): ClicksRecordedV1 {
  return {
    specversion: '1.0',
    id: randomUUID(),
    type: 'tributary.clicks.recorded.v1',
    source: 'tracker',
    time: '2026-03-10T10:07:00.200Z',
    data: { clicks },
    ...over,
  };
}

/** A recorded conversion of 100.00 EUR by affiliate 1. */
export function aConversion(over: Partial<ConversionState> = {}): ConversionState {
  return {
    id: `cnv_${randomUUID()}`,
    merchantId: 'mer_1',
    programId: 'prg_1',
    livemode: true,
    type: 'sale',
    orderId: `order-${randomUUID()}`,
    status: 'recorded',
    holdReason: null,
    refundState: 'none',
    currency: 'EUR',
    amount: '100.00',
    tax: '0.00',
    shipping: '0.00',
    discount: '0.00',
    refundedAmount: '0.00',
    programCurrency: 'EUR',
    occurredAt: '2026-03-10T12:00:00.000Z',
    recordedAt: '2026-03-10T12:00:01.000Z',
    bookingDate: '2026-03-10',
    backdated: false,
    attributed: true,
    attributionReason: 'last_click',
    termsVersion: 1,
    affiliateId: 'aff_1',
    linkId: 'lnk_1',
    clickId: 'k0_click',
    couponCode: null,
    ...over,
  };
}

/** A pending commission of 10.00 EUR. */
export function aCommission(over: Partial<CommissionState> = {}): CommissionState {
  return {
    id: `com_${randomUUID()}`,
    conversionId: 'cnv_1',
    merchantId: 'mer_1',
    programId: 'prg_1',
    affiliateId: 'aff_1',
    linkId: 'lnk_1',
    livemode: true,
    status: 'pending',
    holdReason: null,
    currency: 'EUR',
    amount: '10.00',
    reversedAmount: '0.00',
    baseAmount: '100.00',
    termsVersion: 1,
    occurredAt: '2026-03-10T12:00:00.000Z',
    recordedAt: '2026-03-10T12:00:01.000Z',
    approveAfter: '2026-04-09T12:00:01.000Z',
    ...over,
  };
}

/** The envelope around the data of one event type. */
export function anEvent<T extends OutboxEvent['type']>(
  type: T,
  data: EventOf<T>['data'],
  { version = 1, subject = 'subject' }: { version?: number; subject?: string } = {},
): EventOf<T> {
  const time = '2026-03-10T12:00:01.500Z';
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    type,
    source: 'test',
    time,
    subject,
    aggregateversion: version,
  };
  return { ...event, data } as unknown as EventOf<T>;
}
