import { createHash } from 'node:crypto';

const names = new Map<string, string>();
// Lists with many filters have many texts; the names of the few that are always used are soon known again.
const rememberAtMost = 2_000;

/** The name under which a connection keeps a statement prepared: the same for the same text. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= rememberAtMost) names.clear();
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
