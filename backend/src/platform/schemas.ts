import { z } from 'zod';
import { isAcceptedDate, isAcceptedTime } from '../kernel/accepted-times.js';
import { isCurrency } from '../kernel/currency.js';
import { isTimeZone } from '../kernel/time-zones.js';
import { isTypeId, type idPrefixes } from '../kernel/type-id.js';
import { idPrefixes as prefixes } from '../kernel/type-id.js';

/** Pieces that the API's schemas are put together from. */

/** An id of one kind, such as `aff_01h…`. */
export function idOf(kind: keyof typeof idPrefixes) {
  const prefix = prefixes[kind];
  return z
    .string()
    .refine((text) => isTypeId(prefix, text), { message: `must be an ID of the form ${prefix}_…` })
    .meta({ pattern: `^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`, example: `${prefix}_01h455vb4pex5vsknk084sn02q` });
}

export const currencySchema = z
  .string()
  .refine(isCurrency, { message: 'is not the code of a currency in use (ISO 4217, upper case)' })
  .meta({ pattern: '^[A-Z]{3}$', example: 'EUR' });

/**
 * A non-negative amount in major units, as decimal text; how many decimals it may have depends on the currency, zeros at the
 * end aside.
 */
export const amountText = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,10})?$/, { message: 'must be a decimal number without sign, such as "12.34"' })
  .meta({ example: '12.34' });

export const moneySchema = z.strictObject({ amount: amountText, currency: currencySchema }).meta({ id: 'MoneyInput' });
/** Money in answers; balances may be below zero. */
export const moneyView = z.object({ amount: z.string(), currency: z.string() }).meta({ id: 'Money' });

/** Something else by its id and by what people call it, so that no reader has to look it up. */
export const namedView = z.object({ id: z.string(), name: z.string() }).meta({ id: 'NamedReference' });

const timesTaken = 'must be between 1970-01-01 and a year from now';

/** RFC 3339 with any offset in, always UTC out. */
export const timestampInput = z.iso
  .datetime({ offset: true, message: 'must be a time such as 2026-03-01T12:00:00Z', abort: true })
  .refine((text) => isAcceptedTime(new Date(text), new Date()), { message: timesTaken })
  .meta({ example: '2026-03-01T12:00:00Z' });
/** A civil date; its zone is another field's. */
export const dateInput = z.iso
  .date({ message: 'must be a date such as 2026-03-01', abort: true })
  .refine((text) => isAcceptedDate(text, new Date()), { message: timesTaken })
  .meta({ example: '2026-03-01' });
export const timestampView = z.string().meta({ format: 'date-time' });

/**
 * An address as it is kept: as a browser writes it, so that what people read is where it leads. Not part of the schema, because
 * what a request's idempotency key is bound to must stay what it was.
 */
export function keptUrl(url: string): string {
  return new URL(url).href;
}

export const timeZoneInput = z
  .string()
  .max(64)
  .refine(isTimeZone, { message: 'must be the name of an IANA time zone, such as Europe/Berlin' })
  .meta({ example: 'Europe/Berlin' });

export const httpUrl = z.string().max(2048).refine(isHttpUrl, {
  message: 'must be a URL that starts with https:// or http://, without user name or password',
});

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
}

/** A yes or no of the query string: `true` or `false`. */
export const booleanQuery = z.stringbool().meta({ type: 'boolean' });

/** A whole number of the query string, in plain decimal digits: not `0x10`, `1e3` or ` 5`. */
export function integerQuery(min: number, max: number) {
  return z
    .string()
    .regex(/^[0-9]{1,9}$/, { message: 'must be a whole number in decimal digits' })
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ type: 'integer', minimum: min, maximum: max });
}

/** `?limit=` and `?cursor=` of every list. */
export const pageQuery = z.strictObject({
  limit: integerQuery(1, 200).default(50),
  cursor: z.string().max(200).optional(),
});

/** A page of a list. It is named after its items, which therefore need a name: `ConversionList` of `ConversionRow`. */
export function pageOf<T extends z.ZodType>(item: T) {
  const name = item.meta()?.id;
  if (name === undefined) throw new Error("A list's items need a name: meta({ id }).");
  return z
    .object({ data: z.array(item), nextCursor: z.string().nullable() })
    .meta({ id: `${name.replace(/Row$/, '')}List` });
}

/** `?ids=` of lists. */
export function idsQuery(kind: keyof typeof idPrefixes) {
  return z
    .string()
    .max(8_000)
    .transform((text) => text.split(','))
    .pipe(z.array(idOf(kind)).max(200))
    .meta({ description: 'Only these, separated by commas; at most 200.' });
}

const mostChosen = 10_000;

/** The body that asks for a file of some rows of a list. Ids nobody may see, and those the filter leaves out, are not in it. */
export function chosenRows(kind: keyof typeof idPrefixes) {
  return z.strictObject({
    ids: z.array(idOf(kind)).min(1).max(mostChosen).meta({ description: 'The rows that the file is to hold.' }),
  });
}

/** `?livemode=` of every list: live data unless test data is asked for, never both. A merchant's key decides it itself. */
export const livemodeQuery = booleanQuery
  .default(true)
  .meta({ description: 'Live data (the default) or test data; never both. Merchants get what their key is for.' });

/** `?dryRun=true`: the same pipeline and answer, nothing kept. */
export const dryRunQuery = z.strictObject({ dryRun: booleanQuery.default(false) });
export type DryRunQuery = z.infer<typeof dryRunQuery>;

export function idParam(kind: keyof typeof idPrefixes) {
  return z.strictObject({ id: idOf(kind) });
}
