import { assertStorable } from '../../platform/storable-text.js';
import { macroNotFilled } from './attribution.errors.js';
import { isUnfilledMacro } from './rules/unfilled-macro.js';

/**
 * Names under which other systems' postbacks carry the same fields, so that merchants move without changing their shop. In
 * lower case, the first that has a value counts. Left out on purpose, because they mean different things at different systems
 * and are never guessed: `transaction_id` (click or order), `t` (order or amount), `payout` (amount or commission).
 * CJ's `CID` is a company, Trackdesk's `cid` a click: `cjevent` comes first.
 */
const aliases = {
  token: ['token'],
  orderId: ['order_id', 'orderid', 'external_id', 'externalid', 'action_id', 'oid', 'invoiceid', 'tid', 'ref', 'o'],
  clickId: ['click_id', 'clickid', 'cjevent', 'cks', 'reqid', 'cid', 'subid', 'r'],
  amount: ['amount', 'amount.value', 'sum', 'sale_amount', 'totalcost'],
  currency: ['currency', 'amount.currency', 'cr'],
  type: ['type', 'conversiontypecode', 'goal', 'event', 'ac'],
  couponCode: ['coupon', 'coupon_code', 'couponcode', 'promo_code', 'vc', 'cp'],
  programId: ['program_id', 'programid'],
  occurredAt: ['occurred_at', 'occurredat'],
  status: ['status', 'conv_status'],
  /** Post Affiliate Pro's; what is no status word under this name is some other system's own parameter. */
  shortStatus: ['s'],
  refundId: ['refund_id', 'refundid'],
  reason: ['reason', 'comment'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type PostbackField = keyof typeof aliases;

/** Come from the visitor's browser and hand, so nothing that they hold may fail the postback. */
const visitorMade: readonly PostbackField[] = ['clickId', 'couponCode'];

/** A postback's parameters by what they mean. */
export class PostbackParameters {
  /** By lower-case name: as it was written, and its first value that is not empty. */
  private readonly given = new Map<string, { readonly name: string; readonly value: string }>();

  constructor(parameters: URLSearchParams) {
    for (const [written, text] of parameters) {
      // Left by a template that was escaped for HTML once too often.
      const name = written.replace(/^(?:amp;)+/i, '');
      const value = text.trim();
      const key = name.toLowerCase();
      if (value !== '' && !this.given.has(key)) this.given.set(key, { name, value });
    }
  }

  /** @throws DomainError `macro_not_filled`, `text_not_storable`; neither for what a visitor made */
  value(field: PostbackField): string | undefined {
    const found = this.find(field);
    if (found === undefined) return undefined;
    if (!visitorMade.includes(field)) {
      if (isUnfilledMacro(found.value)) throw macroNotFilled(found.name, found.value);
      assertStorable(found.value, found.name);
    }
    return found.value;
  }

  /** The sender's own word for a field, so that an error names what it wrote. */
  nameOf(field: string): string {
    if (!isField(field)) return field;
    return this.find(field)?.name ?? aliases[field][0];
  }

  private find(field: PostbackField) {
    const names: readonly string[] = aliases[field];
    return names.map((name) => this.given.get(name)).find((found) => found !== undefined);
  }
}

function isField(field: string): field is PostbackField {
  return Object.hasOwn(aliases, field);
}
