import { z } from 'zod';

const longest = 100;
// Control characters and line breaks; marks that turn or hide text. Joiners stay: Persian and emoji need them.
const unprintable =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cn}\p{Co}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/u;
const webAddress = /:\/\/|\bwww\.|[\p{L}\p{N}-]\.\p{L}{2,}[/:?#]/iu;
const mailAddress = /\S@\S/u;
// A whole name may be a site's ("booking.com"); inside a longer text it is an address that readers would open.
const siteInside = /(?:^|[^\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?![\p{L}\p{N}])/u;
const siteAlone = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u;

/** Why a text is no name; undefined when it is one. Names are shown to others, and stand in mails to strangers. */
export function refusalOfName(text: string): string | undefined {
  if (unprintable.test(text)) return 'must not hold line breaks or invisible characters';
  if (webAddress.test(text) || mailAddress.test(text) || (siteInside.test(text) && !siteAlone.test(text)))
    return 'must not hold a web or email address';
  return undefined;
}

/** The name of a person, affiliate, merchant or program: the one rule for all of them. Kept as `keptName` says. */
export const nameText = z
  .string()
  .trim()
  .min(1, { message: 'must not be empty' })
  .max(longest, { message: `must have at most ${longest} characters` })
  .superRefine((text, context) => {
    const refusal = refusalOfName(text);
    if (refusal !== undefined) context.addIssue(refusal);
  });

/**
 * A name as it is kept: one spelling for what looks the same. Not part of the schema, because what a request's idempotency key
 * is bound to must stay what it was.
 */
export function keptName(name: string): string {
  return name.normalize('NFC');
}
