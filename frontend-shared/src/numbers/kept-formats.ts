// To make a formatter costs more than to use it a hundred times, a page of figures asks for hundreds, and there are few
// kinds of them: each is made once.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const spans = new Map<string, Intl.RelativeTimeFormat>();

/** A formatter of numbers, made when it is asked for the first time. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numbers, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/** A formatter of dates and times, made when it is asked for the first time. Throws a RangeError for an unknown zone. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, `${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

/** A formatter of "5 minutes ago", made when it is asked for the first time. */
export function relativeTimeFormat(locale: string): Intl.RelativeTimeFormat {
  return kept(spans, locale, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
}

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = make();
  formats.set(key, made);
  return made;
}
