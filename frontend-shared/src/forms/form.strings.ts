import { localized } from '../strings/localized';

export const formStrings = localized({
  en: {
    kept: 'Nothing was saved. Your input is still here.',
    saving: 'Saving…',
    cancel: 'Cancel',
    attention: (count: number) => (count === 1 ? '1 field needs attention.' : `${count} fields need attention.`),
    faults: {
      required: 'Fill this in.',
      unknown: 'Correct this field.',
      tooShort: (limit: number) => `Enter at least ${limit} characters.`,
      tooLong: (limit: number) => `Enter at most ${limit} characters.`,
      tooLow: (limit: string) => `Enter ${limit} or more.`,
      tooHigh: (limit: string) => `Enter ${limit} or less.`,
      tooFew: (limit: number) => (limit === 1 ? 'Choose at least one.' : `Choose at least ${limit}.`),
      tooMany: (limit: number) => `Choose at most ${limit}.`,
    },
    leaving: {
      form: 'Leave without saving?',
      formLost: 'What you typed in this form will be lost.',
      secret: 'Leave before storing the secret?',
      secretLost: 'You see this only once; it cannot be shown again.',
      codes: 'Leave before storing the recovery codes?',
      leave: 'Leave page',
    },
  },
});
