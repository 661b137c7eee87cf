import { pageLocale } from '../numbers/locale';

/** What ISO 3166 leaves to its users; ours say it of a place that is not known. */
const unknown = 'ZZ';

/** A country's name in the page's language, by its two letters; undefined when it is not known. */
export function countryName(code: string | null | undefined): string | undefined {
  if (code === null || code === undefined || code === unknown) return undefined;
  try {
    return new Intl.DisplayNames(pageLocale(), { type: 'region' }).of(code);
  } catch {
    // Not two letters: shown as it is, rather than nothing.
    return code;
  }
}
