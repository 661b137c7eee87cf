import { validationFailed } from '../../platform/schema-pipe.js';
import { conversionInput } from './conversion-input.js';
import type { ConversionInput } from './conversion-input.js';

/**
 * Names under which other systems' postbacks carry the same fields, so that merchants move without changing their shop.
 * `transaction_id` is left out on purpose: it means the click at some and the order at others, and is never guessed.
 */
const aliases: Readonly<Record<string, readonly string[]>> = {
  orderId: ['order_id', 'orderId', 'external_id', 'externalId', 'action_id', 'OID'],
  clickId: ['click_id', 'clickid', 'clickId', 'cid', 'subid'],
  amount: ['amount', 'sum', 'sale_amount'],
  currency: ['currency', 'CURRENCY'],
  type: ['type', 'goal', 'event'],
  couponCode: ['coupon', 'coupon_code', 'promo_code', 'COUPON'],
  programId: ['program_id', 'programId'],
  occurredAt: ['occurred_at', 'occurredAt'],
};

/**
 * Reads a postback's parameters as a report of a conversion. Parameters that are not known are left aside: many systems
 * append their own.
 * @throws DomainError `validation_failed`
 */
export function readPostback(parameters: URLSearchParams): ConversionInput {
  const field = (name: string): string | undefined => {
    const values = (aliases[name] ?? [])
      .map((alias) => parameters.get(alias))
      .filter((value) => value !== null && value !== '');
    return values[0] ?? undefined;
  };
  const amount = field('amount');
  const currency = field('currency');
  const result = conversionInput.safeParse({
    orderId: field('orderId'),
    type: field('type'),
    clickId: field('clickId'),
    couponCode: field('couponCode'),
    programId: field('programId'),
    occurredAt: field('occurredAt'),
    ...(amount === undefined ? {} : { amount: { amount, currency } }),
  });
  if (result.success) return result.data;
  throw validationFailed(result.error.issues.map((issue) => ({ ...issue, path: issue.path.map(parameterName) })));
}

/** The postback's own word for a field, so that the error names what the sender wrote. */
function parameterName(key: PropertyKey): string {
  return aliases[String(key)]?.[0] ?? String(key);
}
