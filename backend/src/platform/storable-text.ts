import { DomainError } from '../kernel/domain-error.js';

/** Whether the database can keep a text: it holds no U+0000 and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** At most the first `length` characters of a text, with U+FFFD in place of each that cannot be kept. */
export function storablePrefix(text: string, length: number): string {
  return text.slice(0, length).toWellFormed().replaceAll('\0', '\ufffd');
}

/**
 * Refuses text that the database cannot keep: U+0000, and halves of a surrogate pair (RFC 8259 lets JSON name both).
 * @param what where the value stands, for the path of the error: a field of it is named after a dot
 * @throws DomainError `text_not_storable`
 */
export function assertStorable(value: unknown, what = ''): void {
  if (typeof value === 'string') {
    if (isStorable(value)) return;
    const message = 'Contains a character that cannot be stored: U+0000, or half of a surrogate pair.';
    throw new DomainError('invalid', 'text_not_storable', `Field "${what}": ${message}`, [{ path: what, message }]);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, field] of Object.entries(value)) {
    assertStorable(name, what);
    assertStorable(field, what === '' ? name : `${what}.${name}`);
  }
}
