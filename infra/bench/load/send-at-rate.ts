import { Latencies } from './latencies.ts';

/** What came of a measurement. */
export interface LoopResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

/** How often a request is due, and for how long. */
export interface Pace {
  readonly perSecond: number;
  readonly ms: number;
}

/** So long after its end a measurement waits for answers. */
export const GIVES_UP_AFTER_MS = 10_000;

/** The figures of a measurement that began then and ends now. */
export function resultOf(latencies: Latencies, startedAt: number): LoopResult {
  return { requests: latencies.count, seconds: (performance.now() - startedAt) / 1000, ...latencies.percentiles() };
}

/**
 * Open loop: requests are due at a fixed rate whether or not the server keeps up, and each one's time counts from when it
 * was due. A closed loop would send less in the very moments that are slow, and so not see them.
 * @param lanes each carries one request at a time; all are used by turns, so that none is idle for long
 * @param send resolves with the answer
 */
export async function sendAtRate<Lane>(
  lanes: readonly Lane[],
  { perSecond, ms }: Pace,
  send: (lane: Lane) => Promise<void>,
): Promise<LoopResult> {
  const idle = [...lanes];
  const latencies = new Latencies();
  const startedAt = performance.now();
  const total = Math.floor((perSecond * ms) / 1000);
  let begun = 0;
  const behind = (): string => `the server did not keep up: ${latencies.count} of ${total} requests were answered`;
  await new Promise<void>((resolve, reject) => {
    const timer = setInterval(() => sendDue(), 1);
    const limit = setTimeout(() => fail(new Error(behind())), ms + GIVES_UP_AFTER_MS);
    const stop = (): void => {
      clearInterval(timer);
      clearTimeout(limit);
    };
    const fail = (error: Error): void => {
      stop();
      reject(error);
    };
    const sendOne = async (lane: Lane, dueAt: number): Promise<void> => {
      await send(lane);
      latencies.add(performance.now() - dueAt);
      idle.push(lane);
      sendDue();
      if (latencies.count < total) return;
      stop();
      resolve();
    };
    const sendDue = (): void => {
      for (;;) {
        const dueAt = startedAt + (begun * 1000) / perSecond;
        if (begun === total || dueAt > performance.now()) return;
        const lane = idle.shift();
        if (lane === undefined) return;
        begun += 1;
        sendOne(lane, dueAt).catch(fail);
      }
    };
  });
  return resultOf(latencies, startedAt);
}
