import { pageLocale } from './locale';

/** Texts as an enumeration in the page's language: "€5.00, $7.00 and £9.00". */
export function formatList(texts: readonly string[]): string {
  return new Intl.ListFormat(pageLocale(), { type: 'conjunction' }).format(texts);
}
