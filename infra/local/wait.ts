import { setTimeout as sleep } from 'node:timers/promises';

/** Polls `isTrue` until it holds; false when `limitMs` passed first. A probe that throws counts as "not yet". */
export async function waitUntil(
  isTrue: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs = 50,
): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      if (await isTrue()) return true;
    } catch {
      // not yet
    }
    if (Date.now() >= deadline) return false;
    await sleep(everyMs);
  }
}
