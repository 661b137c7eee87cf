import { DomainError } from '../kernel/domain-error.js';

export interface Page<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * Cuts one page out of `limit + 1` rows; the cursor names the last row shown by its sort key, so rows added meanwhile neither repeat nor
 * hide any.
 */
export function toPage<R, T>(rows: readonly R[], limit: number, key: (row: R) => string, view: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { data: shown.map(view), nextCursor: more ? Buffer.from(key(last)).toString('base64url') : null };
}

/** The sort key inside a cursor. @throws DomainError `cursor_invalid` */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key === '' || !/^[\w.:+-]+$/.test(key)) {
    throw new DomainError(
      'invalid',
      'cursor_invalid',
      'This cursor is not valid for this list. Start again without a cursor.',
    );
  }
  return key;
}
