const longest = 60;
const wordJoiner = '\u2060';

/**
 * A name that somebody chose, inside a sentence of ours: in quotation marks so that it cannot be taken for our words, cut to a
 * length that leaves the sentence readable, and with its dots and "@" fastened so that mail programs make no link of it.
 */
export function quotedName(name: string): string {
  const oneLine = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const inner = oneLine.replaceAll(/["\u201c\u201d\u201e]/g, "'");
  const characters = [...inner];
  const short =
    characters.length > longest
      ? `${characters
          .slice(0, longest - 1)
          .join('')
          .trimEnd()}\u2026`
      : inner;
  return `\u201c${short.replaceAll(/[.@:/]/g, (sign) => `${wordJoiner}${sign}${wordJoiner}`)}\u201d`;
}
