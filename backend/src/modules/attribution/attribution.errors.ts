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
  new DomainError(
    'unprocessable',
    'program_required',
    'This merchant has several programs, and the click, coupon and currency do not identify one. Send programId.',
    [{ path: 'programId', message: 'is required' }],
  );

export const refundConflict = () =>
  new DomainError(
    'conflict',
    'refund_conflict',
    'This refund id was reported before with another amount. The first report was kept; use a new refund ID for another refund.',
  );
