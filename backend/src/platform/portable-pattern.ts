const escapes: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_' };

/**
 * The pattern as JavaScript (with and without `u`), Python's `re` and Go's RE2 all read it: `\d` and `\w` become the ASCII
 * ranges that they mean in JavaScript.
 * @throws Error for what has another meaning elsewhere; such a field says `pattern` in its `meta`, and the rule in words
 */
export function portablePattern(source: string): string {
  let inClass = false;
  return source.replaceAll(/\\(.)(\w{0,2})|\[|\]|\(\?(?!:)/g, (token, escaped: string | undefined, next: string) => {
    if (token === '[' || token === ']') {
      inClass = token === '[';
      return token;
    }
    const range = escapes[escaped ?? ''];
    if (range !== undefined) return (inClass ? range : `[${range}]`) + next;
    const isHex = escaped === 'x' && /^[0-9a-f]{2}$/i.test(next);
    if (escaped === undefined || (/[A-Za-z0-9]/.test(escaped) && !isHex))
      throw new Error(`The pattern ${source} does not mean the same everywhere: ${token}. Give meta({ pattern }).`);
    return token;
  });
}
