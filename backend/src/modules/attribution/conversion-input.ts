import { z } from 'zod';
import { parseAmount } from '../../kernel/money.js';
import { DomainError } from '../../kernel/domain-error.js';
import { idOf, moneySchema, timestampInput } from '../../platform/schemas.js';

/** The merchant's own number of an order, refund or customer: printable, no blanks at the ends. */
export const merchantReference = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u, {
    message: 'must be printable text without leading or trailing spaces',
  })
  .meta({
    description: 'Printable text without leading or trailing spaces, control or formatting characters.',
    pattern: String.raw`^[^\x00-\x20\x7f](?:[^\x00-\x1f\x7f]*[^\x00-\x20\x7f])?$`,
  });

/** What kind of action is reported: `sale`, `lead`, `signup` or a word of the merchant's own. */
export const conversionType = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, { message: 'must be a word of lower-case letters, digits and underscores' });

/** A field that is left out, or null. */
function nullable<T extends z.ZodType>(schema: T) {
  return schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();
}

/** A field that is left out, null or "": shops send those for what they have not got. */
function optional<T extends z.ZodType>(schema: T) {
  return z
    .preprocess((value) => (value === '' ? null : value), schema.nullish())
    .transform((value) => value ?? undefined)
    .optional();
}

const metadata = z
  .record(z.string().min(1).max(64), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
  .refine((value) => Object.keys(value).length <= 50, { message: 'may have at most 50 fields' });

const item = z.strictObject({
  sku: z.string().min(1).max(128),
  name: nullable(z.string().max(255)),
  category: nullable(z.string().max(255)),
  quantity: z.int().min(1).max(1_000_000),
  amount: moneySchema,
});
item.register(z.globalRegistry, { id: 'ConversionItem' });

const customer = z.strictObject({
  /** The merchant's own id of the customer. */
  id: optional(merchantReference),
  /** Hex SHA-256 of the trimmed, lower-cased address; only a keyed hash of it is kept. */
  emailHash: optional(z.string().regex(/^[0-9a-f]{64}$/)),
  isNew: optional(z.boolean()),
  country: optional(z.string().regex(/^[A-Z]{2}$/)),
  /** For checks at the moment of recording; not kept. */
  ip: optional(z.union([z.ipv4(), z.ipv6()])),
  /** For checks at the moment of recording; not kept. */
  userAgent: nullable(z.string().max(1024)),
});

/**
 * The fields of a report. `clickId` and `couponCode` come from the visitor's browser and hand, which the merchant cannot mend:
 * text of any kind and length is taken, and `evidenceOf` says what it is worth. As it was sent, because an idempotency key is
 * bound to it.
 */
export const conversionFields = z.strictObject({
  orderId: merchantReference,
  type: optional(conversionType)
    .transform((type) => type ?? 'sale')
    .meta({ default: 'sale' }),
  programId: optional(idOf('program')),
  clickId: optional(z.string()),
  couponCode: optional(z.string().trim()),
  subscriptionId: optional(merchantReference),
  customer: optional(customer),
  /** What the customer paid, tax and shipping included. Required for a sale. */
  amount: optional(moneySchema),
  tax: optional(moneySchema),
  shipping: optional(moneySchema),
  /** For information: `amount` already has it taken off. */
  discount: optional(moneySchema),
  items: optional(z.array(item).max(500)),
  occurredAt: optional(timestampInput),
  metadata: optional(metadata),
});
customer.register(z.globalRegistry, { id: 'ConversionCustomer' });

/** Body of `POST /v1/conversions`. All amounts are in one currency. */
export const conversionInput = conversionFields.refine(hasItsAmount, {
  path: ['amount'],
  message: 'is required for a sale',
});
conversionInput.register(z.globalRegistry, { id: 'RecordConversionRequest' });
export type ConversionInput = z.infer<typeof conversionFields>;

/** Whether a report has the amount that its type needs: only a sale needs one. */
export function hasItsAmount({ type, amount }: Pick<ConversionInput, 'type' | 'amount'>): boolean {
  return type !== 'sale' || amount !== undefined;
}

/** Amounts of an order in minor units of its one currency. */
export interface OrderAmounts {
  readonly currency: string | null;
  readonly amountMinor: bigint | null;
  readonly taxMinor: bigint;
  readonly shippingMinor: bigint;
  readonly discountMinor: bigint;
}

/**
 * Reads every amount exactly.
 * @throws DomainError `amount_too_precise`, `amount_invalid`, `currency_mixed`
 */
export function readAmounts(
  input: Pick<ConversionInput, 'amount' | 'tax' | 'shipping' | 'discount' | 'items'>,
): OrderAmounts {
  const { amount, tax, shipping, discount, items = [] } = input;
  const currency = amount?.currency ?? null;
  const named = { amount, tax, shipping, discount };
  const all = [...Object.entries(named), ...items.map((it, i) => [`items.${i}.amount`, it.amount] as const)];
  const minor = (path: string, money: { amount: string; currency: string } | undefined): bigint => {
    if (money === undefined) return 0n;
    if (money.currency !== currency) {
      const message = 'All amounts of an order must be in the currency of its amount.';
      throw new DomainError('invalid', 'currency_mixed', message, [{ path: `${path}.currency`, message }]);
    }
    return parseField(path, money);
  };
  for (const [path, money] of all) minor(path, money);
  return {
    currency,
    amountMinor: amount ? minor('amount', amount) : null,
    taxMinor: minor('tax', tax),
    shippingMinor: minor('shipping', shipping),
    discountMinor: minor('discount', discount),
  };
}

function parseField(path: string, money: { amount: string; currency: string }): bigint {
  try {
    return parseAmount(money.amount, money.currency);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.kind, error.code, error.message, [{ path: `${path}.amount`, message: error.message }]);
  }
}
