import type { ConversionRow } from '@tributary/frontend-shared/api/generated/schema';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { glossary } from '@tributary/backend/kernel/glossary';
import type { AffiliateNames } from '../directory/affiliate-names';
import type { ProgramDirectory } from '../directory/program-directory';
import { conversionStrings } from './conversions.strings';

/** Columns of the list of conversions. In the CSV, money is plain decimal text with its currency behind it. */
export function conversionColumns(names: AffiliateNames, programs: ProgramDirectory): Column<ConversionRow>[] {
  const texts = conversionStrings;
  return [
    { id: 'orderId', label: texts.order, text: ({ orderId }) => orderId },
    { id: 'occurredAt', label: texts.occurred, text: ({ occurredAt }) => occurredAt, optional: 'shown' },
    {
      id: 'affiliate',
      label: texts.affiliate,
      text: ({ affiliateId }) => (affiliateId === null ? texts.nobody : names.name(affiliateId)),
      optional: 'shown',
    },
    { id: 'program', label: texts.program, text: ({ programId }) => programs.name(programId), optional: 'shown' },
    { id: 'state', label: texts.state, text: ({ status }) => stateWord('conversion', status), optional: 'shown' },
    {
      id: 'refund',
      label: texts.refundState,
      text: ({ refundState }) => stateWord('refund', refundState),
      optional: 'shown',
    },
    {
      id: 'amount',
      label: texts.amount,
      text: ({ amount }) => (amount === null ? '' : `${amount.amount} ${amount.currency}`),
      align: 'end',
    },
    { id: 'type', label: texts.type, text: ({ type }) => type, optional: 'hidden' },
    {
      id: 'reason',
      label: texts.attribution,
      text: ({ attributionReason }) => texts.reasons[attributionReason] ?? attributionReason,
      optional: 'hidden',
    },
    {
      id: 'recordedAt',
      label: texts.recorded,
      text: ({ recordedAt }) => recordedAt,
      sortable: true,
      optional: 'shown',
    },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
}
