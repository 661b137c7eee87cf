import { setTimeout as delay } from 'node:timers/promises';

/** Asks until there is an answer (anything but undefined or false). Throws after `withinMs`. */
export async function eventually<T>(ask: () => Promise<T> | T, withinMs = 10_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`nothing came within ${withinMs} ms`);
    await delay(20);
  }
}
