import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is yes; fails after `timeoutMs` with the last answer. */
export async function waitFor(what: string, ask: () => Promise<boolean> | boolean, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for: ${what}`);
    await sleep(25);
  }
}
