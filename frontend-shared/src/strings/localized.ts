/** Languages that a catalogue may have. English is always there. */
export type Language = 'en';

/** One area's texts by language; each has the shape of the English one. */
export type Catalogue<Texts> = { readonly en: Texts } & Readonly<Partial<Record<Language, Texts>>>;

/** The language of the page: the document's `lang`, which the app sets before it loads any text. */
export function pageLanguage(): Language {
  return 'en';
}

/**
 * The texts of an area in the page's language, English where there is no translation. A second language is a second key
 * that the compiler checks against the English texts, and its name in `Language`.
 */
export function localized<Texts>(catalogue: Catalogue<Texts>): Texts {
  return catalogue[pageLanguage()];
}
