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
  });

/** What kind of action is reported: `sale`, `lead`, `signup` or a word of the merchant's own. */
export const conversionType = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, { message: 'must be a word of lower-case letters, digits and underscores' });

const metadata = z
  .record(z.string().min(1).max(64), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
  .refine((value) => Object.keys(value).length <= 50, { message: 'may have at most 50 fields' });

const item = z.strictObject({
  sku: z.string().min(1).max(128),
  name: z.string().max(255).optional(),
  category: z.string().max(255).optional(),
  quantity: z.int().min(1).max(1_000_000),
  amount: moneySchema,
});

const customer = z.strictObject({
  /** The merchant's own id of the customer. */
  id: merchantReference.optional(),
  /** Hex SHA-256 of the trimmed, lower-cased address; only a keyed hash of it is kept. */
  emailHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  isNew: z.boolean().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** For checks at the moment of recording; not kept. */
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** For checks at the moment of recording; not kept. */
  userAgent: z.string().max(1024).optional(),
});

/** Body of `POST /v1/conversions`. All amounts are in one currency. */
export const conversionInput = z
  .strictObject({
    orderId: merchantReference,
    type: conversionType.default('sale'),
    programId: idOf('program').optional(),
    clickId: z.string().min(1).max(256).optional(),
    couponCode: z.string().trim().min(1).max(64).optional(),
    subscriptionId: merchantReference.optional(),
    customer: customer.optional(),
    /** What the customer paid, tax and shipping included. Required for a sale. */
    amount: moneySchema.optional(),
    tax: moneySchema.optional(),
    shipping: moneySchema.optional(),
    /** For information: `amount` already has it taken off. */
    discount: moneySchema.optional(),
    items: z.array(item).max(500).optional(),
    occurredAt: timestampInput.optional(),
    metadata: metadata.optional(),
  })
  .refine((input) => input.type !== 'sale' || input.amount !== undefined, {
    path: ['amount'],
    message: 'is required for a sale',
  });
export type ConversionInput = z.infer<typeof conversionInput>;

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
