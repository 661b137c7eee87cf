import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { moneyView, namedView, timestampView } from '../../platform/schemas.js';

const commissionStatus = z.enum([
  'pending',
  'on_hold',
  'approved',
  'in_payout',
  'paid',
  'rejected',
  'reversed',
  'mixed',
]);

/** A conversion as one row; the whole of it is at its own address. */
export const conversionRow = z.object({
  id: z.string(),
  orderId: z.string(),
  type: z.string(),
  merchant: namedView,
  programId: z.string(),
  program: namedView,
  affiliateId: z.string().nullable(),
  affiliate: namedView.nullable(),
  link: namedView
    .extend({ destinationUrl: z.string() })
    .nullable()
    .meta({ description: 'The link whose click counted; its name is its code.' }),
  couponCode: z.string().nullable(),
  product: z.string().nullable().meta({ description: 'Name of the first item, where the merchant told it.' }),
  livemode: z.boolean(),
  status: z.enum(['recorded', 'on_hold', 'approved', 'rejected']),
  holdReason: z.string().nullable(),
  refundState: z.enum(['none', 'partial', 'full']),
  amount: moneyView.nullable(),
  refundedAmount: moneyView.nullable(),
  commission: z
    .object({
      status: commissionStatus.meta({ description: '`mixed`: several, in different states.' }),
      amount: moneyView.nullable().meta({ description: 'As accrued; null while it cannot be decided.' }),
      reversedAmount: moneyView,
      remaining: moneyView.nullable(),
    })
    .nullable()
    .meta({ description: 'All commissions of the conversion together; affiliates see their own. null: none.' }),
  attributed: z.boolean(),
  attributionReason: z.string(),
  occurredAt: timestampView,
  recordedAt: timestampView,
});
conversionRow.register(z.globalRegistry, { id: 'ConversionRow' });
export type ConversionRow = z.infer<typeof conversionRow>;

/** As it is read: one row with the names that belong to it, amounts in minor units. */
export interface StoredConversionRow {
  readonly id: string;
  readonly sortKey: string;
  readonly orderId: string;
  readonly type: string;
  readonly merchantId: string;
  readonly merchantName: string;
  readonly programId: string;
  readonly programName: string;
  readonly affiliateId: string | null;
  readonly affiliateName: string | null;
  readonly linkId: string | null;
  readonly linkCode: string | null;
  readonly destinationUrl: string | null;
  readonly couponCode: string | null;
  readonly product: string | null;
  readonly livemode: boolean;
  readonly status: ConversionRow['status'];
  readonly holdReason: string | null;
  readonly refundState: ConversionRow['refundState'];
  readonly currency: string | null;
  readonly amountMinor: bigint | null;
  readonly refundedMinor: bigint;
  readonly attributed: boolean;
  readonly attributionReason: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly commissionStatus: z.infer<typeof commissionStatus> | null;
  readonly commissionCurrency: string | null;
  /** Decimal text of a sum; null while one of them is undecided. */
  readonly commissionMinor: string | null;
  readonly reversedMinor: string;
}

/** @param shown whether the reader may see sums of money */
export function toConversionRow(row: StoredConversionRow, shown: boolean): ConversionRow {
  const money = (minor: bigint | null) =>
    !shown || row.currency === null || minor === null
      ? null
      : { amount: formatAmount(minor, row.currency), currency: row.currency };
  return {
    id: row.id,
    orderId: row.orderId,
    type: row.type,
    merchant: { id: row.merchantId, name: row.merchantName },
    programId: row.programId,
    program: { id: row.programId, name: row.programName },
    affiliateId: row.affiliateId,
    affiliate: row.affiliateId === null ? null : { id: row.affiliateId, name: row.affiliateName ?? '' },
    link:
      row.linkId === null || row.linkCode === null
        ? null
        : { id: row.linkId, name: row.linkCode, destinationUrl: row.destinationUrl ?? '' },
    couponCode: row.couponCode,
    product: row.product,
    livemode: row.livemode,
    status: row.status,
    holdReason: row.holdReason,
    refundState: row.refundState,
    amount: money(row.amountMinor),
    refundedAmount: money(row.refundedMinor),
    commission: shown ? commissionOf(row) : null,
    attributed: row.attributed,
    attributionReason: row.attributionReason,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  };
}

function commissionOf(row: StoredConversionRow): ConversionRow['commission'] {
  const { commissionStatus: status, commissionCurrency: currency, commissionMinor, reversedMinor } = row;
  if (status === null || currency === null) return null;
  const money = (minor: bigint) => ({ amount: formatAmount(minor, currency), currency });
  const [accrued, reversed] = [commissionMinor === null ? null : BigInt(commissionMinor), BigInt(reversedMinor)];
  return {
    status,
    amount: accrued === null ? null : money(accrued),
    reversedAmount: money(reversed),
    remaining: accrued === null ? null : money(accrued - reversed),
  };
}
