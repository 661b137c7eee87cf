import { z } from 'zod';
import { undecidedReasons } from './rules/commission-line.js';
import type { CommissionLine } from './rules/commission-line.js';

/** Minor units, zero or more; text in JSON, whose readers know no 64-bit integers. */
const minorUnits = z.codec(z.string().regex(/^\d+$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (minor) => minor.toString(),
});

/** `inputs` as stored. What was written keeps its version; a change of the shape is a further one. */
const inputsDocument = z.strictObject({
  version: z.literal(1),
  order: z.strictObject({
    amountMinor: minorUnits.nullable(),
    taxMinor: minorUnits,
    shippingMinor: minorUnits,
    refundedMinor: minorUnits,
    currency: z.string(),
  }),
  base: z.enum(['gross', 'net']).optional(),
  share: z.strictObject({ position: z.int(), numerator: z.int(), denominator: z.int() }),
  totalMinor: minorUnits.optional(),
  undecided: z.enum(undecidedReasons).optional(),
});

const lineDocument = z.strictObject({
  ruleId: z.string(),
  ruleVersion: z.int(),
  itemNo: z.int().nullable(),
  kind: z.enum(['percent', 'flat']),
  baseMinor: minorUnits.nullable(),
  rate: z.string(),
  amountMinor: minorUnits.nullable(),
  exchangeRateId: z.string().nullable(),
  inputs: inputsDocument,
}) satisfies z.ZodType<CommissionLine>;
const lineDocuments = z.tuple([lineDocument], lineDocument);

/** A line as its columns hold it. */
export type LineDocument = Readonly<z.input<typeof lineDocument>>;

export function writeLine(line: CommissionLine): LineDocument {
  return z.encode(lineDocument, { ...line, inputs: { version: 1, ...line.inputs } });
}

/** Reads the lines of a commission, of which there is at least one. */
export function readLines(lines: unknown): readonly [CommissionLine, ...CommissionLine[]] {
  return lineDocuments.parse(lines);
}
