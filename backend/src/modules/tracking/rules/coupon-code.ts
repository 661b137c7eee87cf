/** The longest code that a shop may have, characters. */
export const longestCouponCode = 64;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u;

/** A code as the shop knows it: without what nobody can see, with one spelling for what looks the same. */
export function couponCode(text: string): string {
  return text.normalize('NFC').replaceAll(invisible, '').trim();
}

/** Whether a code can be read and typed: 1 to 64 printable characters, single blanks inside included. */
export function isCouponCode(code: string): boolean {
  return code.length > 0 && code.length <= longestCouponCode && !unprintable.test(code);
}

/** What codes are compared by: customers type them in whatever case. `straße` and `STRASSE` are one. */
export function couponKey(code: string): string {
  return couponCode(code).toUpperCase().normalize('NFC');
}
