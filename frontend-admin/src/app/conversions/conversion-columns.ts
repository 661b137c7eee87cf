import { glossary } from '@tributary/backend/kernel/glossary';
import type { ConversionRow } from '@tributary/frontend-shared/api/generated/schema';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { conversionStrings } from './conversions.strings';

const texts = conversionStrings;
const money = (value: ConversionRow['amount'] | undefined): string => (value ? formatMoney(value) : '');

/** Columns of the list of conversions: money first, and what there is no room for is left out from the end. */
export const conversionColumns: readonly Column<ConversionRow>[] = [
  { id: 'orderId', label: texts.order, text: ({ orderId }) => orderId },
  { id: 'amount', label: texts.amount, text: ({ amount }) => money(amount), align: 'end', sortable: true },
  { id: 'commission', label: texts.commission, text: ({ commission }) => money(commission?.remaining), align: 'end' },
  {
    ...{ id: 'commissionState', label: texts.commissionState, optional: 'shown', from: 620 },
    text: ({ commission }) => (commission === null ? '' : stateWord('commission', commission.status)),
  },
  {
    ...{ id: 'affiliate', label: texts.affiliate, optional: 'shown', from: 720 },
    text: ({ affiliate }) => affiliate?.name ?? texts.nobody,
  },
  { id: 'program', label: texts.program, text: ({ program }) => program.name, optional: 'shown', from: 1240 },
  {
    ...{ id: 'state', label: texts.state, optional: 'shown', from: 1000 },
    text: ({ status }) => stateWord('conversion', status),
  },
  {
    ...{ id: 'refund', label: texts.refundState, optional: 'shown', from: 1120, align: 'end' },
    text: ({ refundState, refundedAmount }) => money(refundedAmount) || stateWord('refund', refundState),
  },
  {
    ...{ id: 'occurredAt', label: texts.occurred, optional: 'shown', from: 760, sortable: true },
    text: ({ occurredAt }) => occurredAt,
  },
  {
    ...{ id: 'recordedAt', label: texts.recorded, optional: 'hidden', sortable: true },
    text: ({ recordedAt }) => recordedAt,
  },
  { id: 'merchant', label: texts.merchant, text: ({ merchant }) => merchant.name, optional: 'hidden' },
  { id: 'link', label: texts.link, text: ({ link }) => link?.name ?? '', optional: 'hidden' },
  { id: 'coupon', label: texts.coupon, text: ({ couponCode }) => couponCode ?? '', optional: 'hidden' },
  { id: 'type', label: texts.type, text: ({ type }) => type, optional: 'hidden' },
  {
    ...{ id: 'reason', label: texts.attribution, optional: 'hidden' },
    text: ({ attributionReason }) => texts.reasons[attributionReason] ?? attributionReason,
  },
  { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
];
