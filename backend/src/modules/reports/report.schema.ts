import { z } from 'zod';
import { measures } from '../../kernel/measures.js';
import {
  currencySchema,
  dateInput,
  idOf,
  moneyView,
  timestampInput,
  timestampView,
  timeZoneInput,
} from '../../platform/schemas.js';
import { maxReportDays } from './rules/report-range.js';
import { measureOf, reportDimensions, reportMeasures } from './rules/report-sql.js';
import type { ReportMeasure } from './rules/report-sql.js';

const moment = z.union([timestampInput, dateInput]);

const isMoney = (measure: ReportMeasure): boolean => measures[measureOf[measure]].isMoney;

/** What a report is asked for. */
export const reportRequest = z
  .strictObject({
    from: moment.meta({
      description: 'A time, or a date: the beginning of that day in the time zone.',
      example: '2026-03-01',
    }),
    to: moment.meta({
      description: `A time (not included), or a date: the end of that day in the time zone. At most ${maxReportDays} days after "from". Times are widened to quarter hours.`,
      example: '2026-03-31',
    }),
    timeZone: timeZoneInput
      .default('UTC')
      .meta({ description: 'IANA time zone in which days begin and end.', example: 'Europe/Berlin' }),
    groupBy: z
      .array(z.enum(reportDimensions))
      .max(reportDimensions.length)
      .default([])
      .meta({ description: 'Dimensions, in this order. Rows are always split by currency.' }),
    filters: z
      .strictObject({
        programId: idOf('program').optional(),
        affiliateId: idOf('affiliate').optional(),
        linkId: idOf('link').optional(),
        currency: currencySchema.optional(),
        livemode: z.boolean().optional().meta({ description: 'Live data (the default) or test data; never both.' }),
      })
      .default({}),
    orderBy: z.enum(reportMeasures).optional().meta({
      description:
        'The largest first, instead of by the keys of "groupBy". Revenue and commission require "filters.currency": amounts of different currencies have no order.',
    }),
    limit: z.int().min(1).max(10_000).default(1_000),
  })
  .refine(({ orderBy, filters }) => orderBy === undefined || !isMoney(orderBy) || filters.currency !== undefined, {
    path: ['filters', 'currency'],
    message: 'Name one currency to order by money: amounts of different currencies have no order.',
  });
reportRequest.register(z.globalRegistry, { id: 'QueryReportRequest' });
export type ReportRequest = z.infer<typeof reportRequest>;

/** One row. Money of different currencies is in different rows and never added up. */
export const reportRow = z.object({
  day: z.string().optional().meta({ description: 'Civil date in the time zone.', example: '2026-03-10' }),
  programId: z.string().optional(),
  affiliateId: z.string().nullable().optional().meta({ description: 'null: not attributed.' }),
  linkId: z.string().nullable().optional().meta({ description: 'null: not by a link.' }),
  currency: z.string(),
  clicks: z.int().meta({ description: 'Clicks without bots, under the currency of their program.' }),
  botClicks: z.int(),
  conversions: z.number().meta({
    description:
      'Conversions, under the currency of their program. One that several affiliates share counts for each by its share, with up to six decimals, and adds up to one.',
  }),
  revenue: moneyView.meta({ description: 'Amounts paid by customers less refunds, in the currency of the orders.' }),
  commission: moneyView.meta({ description: 'Commissions less reversals.' }),
  cr: z.string().nullable().meta({ description: 'Conversions per click, six decimals; null without clicks.' }),
  epc: z.string().nullable().meta({ description: 'Commission per click, four decimals; null without clicks.' }),
});
reportRow.register(z.globalRegistry, { id: 'ReportRow' });
export type ReportRow = z.infer<typeof reportRow>;

/** The answer; `from` and `to` are the span that was really covered, `to` not included. */
export const report = z.object({
  data: z.array(reportRow),
  timeZone: z.string(),
  from: timestampView,
  to: timestampView,
  truncated: z.boolean().meta({ description: 'More rows than "limit" exist.' }),
});
report.register(z.globalRegistry, { id: 'Report' });
export type Report = z.infer<typeof report>;
