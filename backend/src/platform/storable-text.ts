import { DomainError } from '../kernel/domain-error.js';

/**
 * Refuses text that the database cannot keep: U+0000, and halves of a surrogate pair (RFC 8259 lets JSON name both).
 * @param what where the value stands, for the path of the error: a field of it is named after a dot
 * @throws DomainError `text_not_storable`
 */
export function assertStorable(value: unknown, what = ''): void {
  if (typeof value === 'string') {
    if (value.isWellFormed() && !value.includes('\0')) return;
    const message = 'Contains a character that cannot be stored: U+0000, or half of a surrogate pair.';
    throw new DomainError('invalid', 'text_not_storable', `Field "${what}": ${message}`, [{ path: what, message }]);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, field] of Object.entries(value)) {
    assertStorable(name, what);
    assertStorable(field, what === '' ? name : `${what}.${name}`);
  }
}
