import { glossary } from '@tributary/backend/kernel/glossary';
import { localized } from '../strings/localized';

/** What a state says about money or work: the colour, always together with the word. */
export type Tone = 'neutral' | 'info' | 'positive' | 'caution' | 'negative';

/** Whose state it is. `refund` is how far a conversion is refunded, `refund-report` what became of one reported refund. */
export type StateOf =
  | 'program'
  | 'membership'
  | 'link'
  | 'coupon'
  | 'conversion'
  | 'refund'
  | 'refund-report'
  | 'commission'
  | 'key'
  | 'person'
  | 'invitation'
  | 'alert'
  | 'severity';

const words = localized({ en: glossary.statuses });

type Word = keyof typeof words;

interface Shown {
  readonly word: Word;
  readonly tone: Tone;
}

const shown = (word: Word, tone: Tone): Shown => ({ word, tone });

const onAndOff = { active: shown('active', 'positive'), inactive: shown('inactive', 'neutral') };

/** Every state of the domain, by whose it is. A state that is not here is shown by its own name, never hidden. */
export const states: Readonly<Record<StateOf, Readonly<Record<string, Shown>>>> = {
  program: {
    active: shown('active', 'positive'),
    paused: shown('paused', 'caution'),
    closed: shown('closed', 'neutral'),
  },
  membership: {
    applied: shown('applied', 'info'),
    in_review: shown('in_review', 'info'),
    approved: shown('approved', 'positive'),
    rejected: shown('rejected', 'negative'),
    suspended: shown('suspended', 'caution'),
    banned: shown('banned', 'negative'),
    closed: shown('closed', 'neutral'),
  },
  person: { active: shown('active', 'positive'), suspended: shown('suspended', 'caution') },
  invitation: {
    open: shown('open', 'info'),
    expired: shown('expired', 'caution'),
    accepted: shown('accepted', 'positive'),
    withdrawn: shown('withdrawn', 'neutral'),
  },
  link: { ...onAndOff, stopping: shown('stopping', 'caution'), stopped: shown('stopped', 'negative') },
  coupon: onAndOff,
  conversion: {
    recorded: shown('recorded', 'info'),
    on_hold: shown('on_hold', 'caution'),
    approved: shown('approved', 'positive'),
    rejected: shown('rejected', 'negative'),
  },
  refund: {
    none: shown('none', 'neutral'),
    partial: shown('partial', 'caution'),
    full: shown('full', 'negative'),
  },
  'refund-report': {
    applied: shown('applied', 'positive'),
    parked: shown('parked', 'caution'),
    rejected: shown('rejected', 'negative'),
    expired: shown('expired', 'neutral'),
  },
  key: {
    active: shown('active', 'positive'),
    ending: shown('ending', 'caution'),
    expired: shown('expired', 'neutral'),
    revoked: shown('revoked', 'neutral'),
  },
  commission: {
    pending: shown('pending', 'info'),
    on_hold: shown('on_hold', 'caution'),
    approved: shown('approved', 'positive'),
    in_payout: shown('in_payout', 'info'),
    paid: shown('paid', 'positive'),
    rejected: shown('rejected', 'negative'),
    reversed: shown('reversed', 'negative'),
    mixed: shown('mixed', 'neutral'),
  },
  alert: {
    open: shown('open', 'caution'),
    resolved: shown('resolved', 'positive'),
  },
  severity: {
    info: shown('info', 'info'),
    warning: shown('warning', 'caution'),
    critical: shown('critical', 'negative'),
  },
};

/** The word for a state; its own name, made readable, when it is a newer one than this page knows. */
export function stateWord(of: StateOf, state: string): string {
  const known = states[of][state];
  return known ? words[known.word] : state.charAt(0).toUpperCase() + state.slice(1).replaceAll('_', ' ');
}

/** The tone of a state. */
export function stateTone(of: StateOf, state: string): Tone {
  return states[of][state]?.tone ?? 'neutral';
}
