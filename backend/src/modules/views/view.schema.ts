import { z } from 'zod';
import { nameText } from '../../platform/name-text.js';

const longestQuery = 2_000;

/** The lists of the operator's app that have views. */
export const viewedList = z
  .enum(['conversions', 'affiliates', 'links', 'coupons', 'programs', 'merchants', 'team', 'audit', 'alerts'])
  .meta({ id: 'ViewedList' });
export type ViewedList = z.infer<typeof viewedList>;

/** What a page of a list starts at: gone with the rows it was read from, and so no part of a view. */
const placeInList = 'cursor';

/** Filters, sort and columns as the page has them in its address: percent-encoded, so that a router can open it again. */
export const viewQuery = z
  .string()
  .max(longestQuery)
  .regex(/^(?:[!$&-~]|%[0-9A-Fa-f]{2})*$/, { message: 'must be a percent-encoded query string', abort: true })
  .superRefine((text, context) => {
    if (text.startsWith('?')) context.addIssue('must not start with "?"');
    if (!isDecodable(text)) context.addIssue('must be UTF-8, percent-encoded');
    else if (new URLSearchParams(text).has(placeInList)) context.addIssue(`must not hold "${placeInList}"`);
  })
  .meta({
    description: "The query string of the list's page, without `?` and without `cursor`.",
    example: 'status=on_hold&sort=-amount',
  });

/** What its owner decides of a view. */
export const viewFields = {
  name: nameText.meta({ example: 'On hold, large' }),
  query: viewQuery,
  shared: z.boolean().meta({ description: 'Whether colleagues see it too.' }),
  isDefault: z.boolean().meta({ description: 'Whether the list opens with it; the one before no longer does.' }),
};

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
