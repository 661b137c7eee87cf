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

/** A sort key of several columns as the text of a cursor; none of them may hold a colon. */
export function compositeKey(...parts: readonly string[]): string {
  return parts.join(':');
}

/** The columns of a composite sort key inside a cursor. @throws DomainError `cursor_invalid`, also for a cursor of another order */
export function readCompositeCursor(cursor: string | undefined, forms: readonly RegExp[]): string[] | undefined {
  const parts = readCursor(cursor)?.split(':');
  if (parts === undefined) return undefined;
  if (parts.length !== forms.length || !forms.every((form, i) => form.test(parts[i] ?? ''))) throw cursorInvalid();
  return parts;
}

/**
 * A list that grows at its end may only be read up to here in that direction: a transaction may last ten seconds
 * (`platform/database.ts`), so what was recorded later may still be joined by something recorded earlier, and whoever
 * continues from a cursor would never see it.
 */
export function settledBefore(now: Date): Date {
  return new Date(now.getTime() - settleMs);
}

/** The longest transaction, and clocks of several hosts. */
const settleMs = 15_000;

/** The sort key inside a cursor. @throws DomainError `cursor_invalid` */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key === '' || !/^[\w.:+-]+$/.test(key)) {
    throw cursorInvalid();
  }
  return key;
}

function cursorInvalid(): DomainError {
  return new DomainError(
    'invalid',
    'cursor_invalid',
    'This cursor is not valid for this list. Start again without a cursor.',
  );
}
