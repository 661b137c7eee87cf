import type { AuditEntry } from '@tributary/frontend-shared/api/generated/schema';
import { auditStrings as texts } from './audit.strings';

type Change = AuditEntry['changes'][number];

/** One field of a changed thing, in words. */
export interface ChangedField {
  readonly name: string;
  /** Null for a field of something new. */
  readonly from: string | null;
  /** Null for a field of something that is gone. */
  readonly to: string | null;
}

/** What is different between before and after, field by field; all fields of something new or gone. */
export function changedFields({ before, after }: Change): ChangedField[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const from: unknown = before?.[name];
    const to: unknown = after?.[name];
    if (before !== null && after !== null && JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ name: words(name), from: before && shown(from), to: after && shown(to) }];
  });
}

/** "ChangeProgram" and "refundState" as people read them: "Change program", "Refund state". */
export function words(name: string): string {
  const spaced = name.replaceAll(
    /([a-z\d])([A-Z])/g,
    (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`,
  );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return texts.nothing;
  if (typeof value === 'string') return value;
  return isMoney(value) ? `${value.amount} ${value.currency}` : JSON.stringify(value);
}

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}
