import { addDays, localDate } from '../../../kernel/period.js';
import { maxDaysBack } from './conversion-times.js';

/** Clicks that people made, and clicks that machines seem to have made. */
export const contextKinds = ['counted', 'flagged'] as const;
export type ContextKind = (typeof contextKinds)[number];

/** As late as this a click can still come out of the stream. */
const streamDays = 7;
/** A flagged click can bring a real order too, but mostly does not. */
const flaggedDays = 3;
/** Days are made before they begin. */
const daysAhead = 2;

/** Calendar days in UTC, `YYYY-MM-DD`. */
export interface ContextDays {
  /** Earlier ones are forgotten. */
  readonly keptFrom: string;
  /** From here on a day is made when it is missing: clicks come as late as the stream keeps them. */
  readonly madeFrom: string;
  readonly madeTo: string;
}

/** From when on terms count whose window keeps contexts: an order of then may be reported today. */
export function termsCountFrom(now: Date): Date {
  return addDays(now, -maxDaysBack);
}

/** @param longestWindowDays the longest of all terms that may still decide about an order */
export function contextDays(kind: ContextKind, longestWindowDays: number, now: Date): ContextDays {
  const day = (offset: number): string => localDate(addDays(now, offset), 'UTC');
  const kept = kind === 'flagged' ? flaggedDays : longestWindowDays + maxDaysBack;
  return { keptFrom: day(-kept), madeFrom: day(-Math.min(kept, streamDays)), madeTo: day(daysAhead) };
}

/** Whether a click's context is worth keeping: what was only asked about or fetched ahead never leads to an order. */
export function hasContext({ botReason }: { readonly botReason?: string | undefined }): boolean {
  return botReason !== 'head_request' && botReason !== 'prefetch';
}
