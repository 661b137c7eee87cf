import { z } from 'zod';

/** `?q=` of lists: what a person typed to find something. */
export const searchText = z.string().trim().min(1).max(200);

/** The text as a pattern of LIKE that matches itself only: `%`, `_` and the escape character lose their meaning. */
export function likeLiteral(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
