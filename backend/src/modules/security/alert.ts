import type { Letter } from '../mail/public.js';

/** Every kind of anomaly, and how bad it is. A new one is named here, and raised by whoever notices it. */
export const alertKinds = {
  /** Somebody signed in on a device on which this account was never used. */
  new_device: 'info',
  /** Somebody signed in from a country from which this account was never used. */
  new_country: 'warning',
  /** Many wrong passwords for one account within minutes. */
  failure_burst: 'warning',
  /** One address fails to sign in to many accounts. */
  many_accounts: 'warning',
  /** One address opens many accounts: somebody who has their passwords, or, more often, an office. */
  shared_address: 'info',
  /** Somebody took another's second factors away, so that a password alone leads to new ones. */
  factors_reset: 'warning',
  /** A refresh token was used twice: the session was copied. */
  refresh_reuse: 'critical',
} as const;
export type AlertKind = keyof typeof alertKinds;
export type Severity = 'info' | 'warning' | 'critical';

/** What an alert is about: a person (`user`), or a network address (`address`). */
export interface AlertSubject {
  readonly kind: 'user' | 'address';
  readonly id: string;
}

/** What was seen at one time, for whoever looks into it. */
export type Evidence = Readonly<Record<string, string | number | null>>;

/** An anomaly on its way to those who should know. */
export interface NewAlert {
  readonly kind: AlertKind;
  readonly subject: AlertSubject;
  /** What happened, in a sentence for people who were not there. */
  readonly summary: string;
  readonly evidence: Evidence;
  /** For the person it concerns; goes with the first of its hour only. */
  readonly mail?: { readonly to: string; readonly letter: Letter };
}
