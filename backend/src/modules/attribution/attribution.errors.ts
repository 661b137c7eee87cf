import { DomainError } from '../../kernel/domain-error.js';

export const conversionNotFound = () => new DomainError('not_found', 'conversion_not_found', 'Conversion not found.');

export const programNotFound = () =>
  new DomainError('not_found', 'program_not_found', 'Program not found for this merchant.', [
    { path: 'programId', message: 'is not a program of this merchant' },
  ]);

export const programNotAllowed = () =>
  new DomainError(
    'forbidden',
    'program_not_allowed',
    'This order belongs to a program of the merchant that this API key is not limited to.',
    [{ path: 'programId', message: 'is not a program of this API key' }],
  );

export const programRequired = () =>
  new DomainError('unprocessable', 'program_required', 'This merchant has no program yet.');

export const orderUnknown = () =>
  new DomainError(
    'not_found',
    'order_unknown',
    'No order with this number was reported. Send a refund id too, and the refund waits for its order.',
  );

export const alreadyRejected = () =>
  new DomainError(
    'conflict',
    'already_rejected',
    'This order was rejected earlier, and a rejected order cannot be changed.',
  );

export const statusUnsupported = (parameter: string, word: string) => {
  const message = `"${word}" is not a supported status. Supported: approved, pending, rejected, refunded, lead.`;
  return new DomainError('invalid', 'status_unsupported', message, [{ path: parameter, message }]);
};

export const macroNotFilled = (parameter: string, value: string) => {
  const message = `"${value}" is a macro that the sending system did not fill in.`;
  return new DomainError('invalid', 'macro_not_filled', `${parameter}: ${message}`, [{ path: parameter, message }]);
};

export const refundConflict = () =>
  new DomainError(
    'conflict',
    'refund_conflict',
    'This refund id was reported before with another amount. The first report was kept; use a new refund ID for another refund.',
  );

export const amountsNotAllowed = () =>
  new DomainError(
    'forbidden',
    'amounts_not_allowed',
    'Your role does not see amounts: it cannot filter or sort by them.',
  );
