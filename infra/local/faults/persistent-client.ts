import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../black-box/requests.ts';
import type { Told } from './told.ts';

const GIVES_UP_AFTER_MS = 90_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Sends a request again, unchanged, until it is answered with something else than 5xx or 429, as a good client does. The
 * 2xx answer; null when it was refused (noted as wrong, because the load asks for nothing refusable) or never answered.
 */
export async function persist(told: Told, what: string, send: () => Promise<Answer>): Promise<Answer | null> {
  const deadline = Date.now() + GIVES_UP_AFTER_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const answer = await send().catch(() => null);
    if (answer !== null && answer.status < 300) return answer;
    if (answer !== null && answer.status < 500 && answer.status !== 429) {
      told.wrong.push(`${what} was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
      return null;
    }
    // "Unavailable" is honest; any other 5xx says that something broke which nobody had thought of.
    if (answer !== null && answer.status !== 503 && answer.status !== 429)
      told.wrong.push(`${what} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    if (told.isOver || Date.now() > deadline) {
      told.unanswered += 1;
      return null;
    }
    told.retries += 1;
    await sleep(pause);
  }
}
