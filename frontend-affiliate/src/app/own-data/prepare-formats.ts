import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { civilDate, deviceTimeZone } from './device-time-zone';
import { ownTask } from './own-task';
import { plainDate } from './plain-dates';

/** One of each kind; the currency does not matter, because what takes long are the words and rules of the locale. */
const kinds: readonly (() => unknown)[] = [
  deviceTimeZone,
  () => civilDate(Date.now(), deviceTimeZone()),
  () => formatMoney({ amount: '0', currency: 'EUR' }),
  () => plainDate('2026-01-01', Date.now()),
];

/**
 * The first formatter of each kind costs a phone tens of milliseconds: they are made one a task while the session is asked for,
 * instead of all at once when the figures are drawn.
 */
export async function prepareFormats(): Promise<void> {
  for (const make of kinds) {
    await ownTask();
    make();
  }
}
