import { countedAddress } from '../../platform/counted-address.js';
import type { NewAlert } from '../security/public.js';

/** Where something was seen. */
export interface SeenAt {
  readonly address: string;
  readonly browser: string | null;
  readonly country: string | null;
  /** Number and holder, such as "AS64496 Example". */
  readonly network: string | null;
}

/** Whom it concerns. */
export interface Concerned {
  readonly id: string;
  readonly email: string;
}

const subjectOf = ({ id }: Concerned) => ({ kind: 'user', id }) as const;
const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** The mail about it is the session's, which says more. */
export function newDevice(user: Concerned, seen: SeenAt): NewAlert {
  const summary = `${user.email} signed in on a new device.`;
  return { kind: 'new_device', subject: subjectOf(user), summary, evidence: { ...seen } };
}

export function newCountry(
  user: Concerned,
  seen: SeenAt & { readonly country: string },
  before: readonly string[],
): NewAlert {
  const where = countryName(seen.country);
  const known = before.map(countryName).sort().join(', ');
  return {
    kind: 'new_country',
    subject: subjectOf(user),
    summary: `${user.email} signed in from ${where} for the first time; previously from ${known}.`,
    evidence: { ...seen, before: [...before].sort().join(', ') },
    mail: {
      to: user.email,
      letter: {
        subject: `New sign-in from ${where}`,
        paragraphs: [
          `Your account was signed in to from ${where}, for the first time (address ${seen.address}).`,
          'If this was you, you do not need to do anything.',
          'If this was not you, change your password now. This signs you out on all devices. Then contact the team that runs your program.',
        ],
      },
    },
  };
}

/** @param sources the addresses that the tries came from */
export function failureBurst(user: Concerned, sources: readonly string[], last: SeenAt): NewAlert {
  const from = sources.length === 1 ? 'one address' : `${sources.length} addresses`;
  return {
    kind: 'failure_burst',
    subject: subjectOf(user),
    summary: `Ten wrong passwords for ${user.email} within ten minutes, from ${from}.`,
    evidence: { ...last, addresses: sources.join(', ') },
    mail: {
      to: user.email,
      letter: {
        subject: 'Failed sign-in attempts on your account',
        paragraphs: [
          `Within ten minutes your account was tried ten times with a wrong password, from ${from}. None of these attempts succeeded.`,
          'Further attempts are delayed. You can still sign in and do not need to do anything.',
          'If you use this password elsewhere, we recommend changing it to a unique one.',
        ],
      },
    },
  };
}

export function manyAccounts(count: number, seen: SeenAt): NewAlert {
  return {
    kind: 'many_accounts',
    subject: { kind: 'address', id: countedAddress(seen.address) },
    summary: `${seen.address} failed to sign in to ${count} accounts within ten minutes.`,
    evidence: { ...seen, accounts: count },
  };
}

export function sharedAddress(count: number, seen: SeenAt): NewAlert {
  return {
    kind: 'shared_address',
    subject: { kind: 'address', id: countedAddress(seen.address) },
    summary: `${seen.address} opened ${count} accounts within an hour. This can be a shared office network.`,
    evidence: { ...seen, accounts: count },
  };
}

/** The mail about it is the session's, which says more. */
export function refreshReuse(user: Concerned, seen: SeenAt): NewAlert {
  const summary = `An old session token of ${user.email} was used again. The session may have been copied and was ended.`;
  return { kind: 'refresh_reuse', subject: subjectOf(user), summary, evidence: { ...seen } };
}

function countryName(code: string): string {
  return countryNames.of(code) ?? code;
}
