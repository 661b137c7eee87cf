import { z } from 'zod';
import { currencyCode, instant } from './fields.js';

export const deviceClasses = ['desktop', 'mobile', 'tablet', 'bot', 'other'] as const;
export const deviceClass = z.enum(deviceClasses);

/** One request on a tracking link. Carries no IP address and no raw user agent. */
export const click = z.object({
  /** The signed id that the merchant gets, verbatim. */
  clickId: z.string().min(1).max(128),
  at: instant,
  linkId: z.string(),
  linkCode: z.string(),
  programId: z.string(),
  affiliateId: z.string(),
  merchantId: z.string(),
  /** The program's currency, so that per-click money never mixes currencies. */
  currency: currencyCode,
  livemode: z.boolean(),
  /** ISO 3166-1 alpha-2, or ZZ when unknown. */
  country: z.string().length(2),
  device: deviceClass,
  bot: z.boolean(),
  botReason: z.string().optional(),
  sub1: z.string().max(255).optional(),
  sub2: z.string().max(255).optional(),
  sub3: z.string().max(255).optional(),
  sub4: z.string().max(255).optional(),
  sub5: z.string().max(255).optional(),
  /** Host of the referring page, without path. */
  referrerHost: z.string().max(255).optional(),
});
export type Click = z.infer<typeof click>;

/**
 * A group of clicks, published as one message because one acknowledgement then makes all of them durable. The group's
 * id is its `Nats-Msg-Id`; the order inside is the order of arrival.
 */
export const clicksRecordedV1 = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  type: z.literal('tributary.clicks.recorded.v1'),
  source: z.string(),
  time: instant,
  data: z.object({ clicks: z.array(click).min(1).max(5000) }),
});
export type ClicksRecordedV1 = z.infer<typeof clicksRecordedV1>;
