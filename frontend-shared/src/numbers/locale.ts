/**
 * The locale that numbers and dates are written in: the person's own where it speaks the page's language, so that words
 * and figures agree; else the language's own.
 */
export function pageLocale(): string {
  const language = document.documentElement.lang || 'en';
  return navigator.languages.find((locale) => locale.split('-')[0] === language) ?? `${language}-GB`;
}
