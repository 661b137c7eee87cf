import { z } from 'zod';

/** Forms that settings of several sections have. */
export const port = z.coerce.number().int().min(1).max(65_535);

export function url(...protocols: readonly string[]) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
}

/** Whole milliseconds or seconds. */
export function duration(min: number, max = Number.MAX_SAFE_INTEGER) {
  return z.coerce.number().int().min(min).max(max);
}
