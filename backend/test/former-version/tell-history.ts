import { tellKumo, tellPostbacks, tellTrials } from './tell-elsewhere.js';
import { tellNewTerms, tellOrders } from './tell-harbour.js';
import { tellOpening } from './tell-opening.js';
import { tellEarlyRefunds, tellExpiry, tellLateRefunds, tellParkedRefunds, tellWaiting } from './tell-refunds.js';
import type { Teller } from './teller.js';

/** Before anything of the history happens. */
export const beforeHistory = new Date('2026-07-01T07:00:00Z');

const chapters = [
  ...[tellOpening, tellParkedRefunds, tellOrders, tellEarlyRefunds, tellNewTerms, tellLateRefunds],
  ...[tellKumo, tellTrials, tellPostbacks, tellExpiry, tellWaiting],
];

/** The whole history but its last days, which `tellLastDays` tells. */
export async function tellHistory(teller: Teller): Promise<void> {
  for (const chapter of chapters) await chapter(teller);
}
