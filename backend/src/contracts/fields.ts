import { z } from 'zod';

/** Signed or unsigned decimal text in major units, e.g. "12.34" or "-0.50". */
export const decimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/);
export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
export const instant = z.iso.datetime({ precision: 3 });
/** A civil date in the program's time zone. */
export const civilDate = z.iso.date();
