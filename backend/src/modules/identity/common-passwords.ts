import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordTooCommon } from './identity.errors.js';
import { normalisedPassword } from './passwords.js';

/** About 49,000 passwords that leaks hold most often. Those shorter than ours may be are in it for their longer forms. */
const common = new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()));

/** What guessers put before and behind a common word: years, counts, signs. More than this makes it another password. */
const longestAddition = 6;

/** What is said over and over is worth no more than itself: "aaaaaaaaaa", "abcabcabcabc". */
const shortestUnit = 3;

/** The account that a password is for, and the field of the form that it was typed into. */
export interface PasswordPlace {
  readonly email: string;
  readonly field: string;
}

/**
 * Refuses what a guesser tries first: common and leaked passwords, the account's own address and the product's name, in any
 * case, said twice, or with digits and signs around them.
 * @throws DomainError `password_too_common`
 */
export function assertUncommon(password: string, { email, field }: PasswordPlace): void {
  if (isTooCommon(password, email)) throw passwordTooCommon(field);
}

/** Whether a guesser who knows the account's address would try it early. */
export function isTooCommon(password: string, email: string): boolean {
  const typed = normalisedPassword(password).toLowerCase().trim();
  const address = email.toLowerCase();
  const own = [address, address.split('@')[0] ?? '', 'tributary'].flatMap(formsOf);
  const forms = formsOf(typed);
  return (
    once(typed).length <= shortestUnit ||
    forms.some((form) => common.has(form)) ||
    own.some((word) => forms.some((form) => isLittleMoreThan(word, form)))
  );
}

/** A word that ends in digits of its own cannot be told from its additions by their kind, so their length decides. */
function isLittleMoreThan(word: string, form: string): boolean {
  const more = form.length - word.length;
  return word.length > shortestUnit ? form.includes(word) && more <= longestAddition : form === word;
}

function formsOf(typed: string): string[] {
  const [, before = '', core = '', behind = ''] = /^([^\p{L}]*)(.*?)([^\p{L}]*)$/su.exec(typed) ?? [];
  const bare = core !== '' && before.length + behind.length <= longestAddition ? core : typed;
  return [typed, bare, once(typed), once(bare)];
}

/** "dragondragon" is "dragon" to whoever guesses. */
function once(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}
