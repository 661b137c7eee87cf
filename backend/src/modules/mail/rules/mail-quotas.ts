const hour = 3_600;
const day = 24 * hour;

/** So many mails within so many seconds. */
export interface MailQuota {
  readonly mails: number;
  readonly seconds: number;
}

/** Who asks for mails: an affiliate's people together, one person of the operator, or whoever forgot a password. */
export type SenderKind = 'affiliate' | 'operator' | 'anyone';

/**
 * How many mails may be asked for. A forgotten password can be asked for by strangers, so all of them together may not use up
 * what everybody shares. `docs/limits.md` says the same to callers.
 */
export const senderQuotas: Readonly<Record<SenderKind, readonly MailQuota[]>> = {
  affiliate: [
    { mails: 20, seconds: hour },
    { mails: 50, seconds: day },
  ],
  operator: [{ mails: 1_000, seconds: hour }],
  anyone: [{ mails: 500, seconds: hour }],
};

/** To one mailbox, whoever asks. */
export const mailboxQuotas: readonly MailQuota[] = [
  { mails: 6, seconds: hour },
  { mails: 20, seconds: day },
];

/** In all. */
export const totalQuotas: readonly MailQuota[] = [{ mails: 2_000, seconds: hour }];
