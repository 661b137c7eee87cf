import { formatCount } from '../numbers/format-number';
import { formStrings } from './form.strings';

/** What the API says is wrong with one field. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
  /** Stable kind of the fault; missing in answers of an older API. */
  readonly code?: string;
  /** The bound that was passed, where the kind has one. */
  readonly limit?: number;
}

/** A fault in words for people: by its code; a rule without a kind of its own by its message, as a sentence. */
export function fieldWords({ code = '', message, limit }: FieldFault): string {
  const texts = formStrings.faults;
  const bound = limit ?? 0;
  switch (code) {
    case 'required':
      return texts.required;
    case 'too_short':
      return texts.tooShort(bound);
    case 'too_long':
      return texts.tooLong(bound);
    case 'too_low':
      return texts.tooLow(formatCount(bound));
    case 'too_high':
      return texts.tooHigh(formatCount(bound));
    case 'too_few':
      return texts.tooFew(bound);
    case 'too_many':
      return texts.tooMany(bound);
    default:
      return sentence(message);
  }
}

/** What is wrong with one field of several, in words; nothing when it is right. */
export function faultAt(faults: readonly FieldFault[], path: string): string {
  const fault = faults.find((candidate) => candidate.path === path);
  return fault ? fieldWords(fault) : '';
}

/** A validator's default words ("Invalid input: expected string, received null") mean nothing to people. */
const raw = /^(?:Invalid|Too (?:small|big)|Unrecognized|Expected|Required)\b/;

function sentence(message: string): string {
  const text = message.trim();
  if (text === '' || raw.test(text)) return formStrings.faults.unknown;
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
