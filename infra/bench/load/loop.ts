import { KeepAliveConnection, type RawAnswer } from './keep-alive-connection.ts';
import { Latencies } from './latencies.ts';

/** What a measurement sends and how it takes the answers. */
export interface LoopOptions {
  readonly port: number;
  readonly connections: number;
  readonly ms: number;
  readonly nextRequest: () => string;
  readonly onAnswer: (answer: RawAnswer) => void;
}

/** What came of it. */
export interface LoopResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

const GIVES_UP_AFTER_MS = 10_000;

async function openAll({ port, connections }: LoopOptions): Promise<KeepAliveConnection[]> {
  return Promise.all(Array.from({ length: connections }, () => KeepAliveConnection.open(port)));
}

function resultOf(latencies: Latencies, startedAt: number): LoopResult {
  return { requests: latencies.count, seconds: (performance.now() - startedAt) / 1000, ...latencies.percentiles() };
}

/** Closed loop: each connection sends its next request when the last is answered. Shows how much the server can do. */
export async function closedLoop(options: LoopOptions): Promise<LoopResult> {
  const pool = await openAll(options);
  const latencies = new Latencies();
  const startedAt = performance.now();
  const drive = (connection: KeepAliveConnection): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0;
      const timer = setTimeout(() => reject(new Error('a request was not answered')), options.ms + GIVES_UP_AFTER_MS);
      const send = (): void => {
        sentAt = performance.now();
        connection.send(options.nextRequest());
      };
      connection.onLost = (why) => reject(new Error(why));
      connection.onAnswer = (answer) => {
        const now = performance.now();
        latencies.add(now - sentAt);
        options.onAnswer(answer);
        if (now - startedAt < options.ms) return send();
        clearTimeout(timer);
        resolve();
      };
      send();
    });
  await Promise.all(pool.map(drive));
  for (const connection of pool) connection.close();
  return resultOf(latencies, startedAt);
}

/**
 * Open loop: requests are due at a fixed rate whether or not the server keeps up, and each one's time counts from when it
 * was due. A closed loop would send less in the very moments that are slow, and so not see them.
 */
export async function openLoop(options: LoopOptions & { readonly perSecond: number }): Promise<LoopResult> {
  const idle = await openAll(options);
  const pool = [...idle];
  const latencies = new Latencies();
  const startedAt = performance.now();
  const total = Math.floor((options.perSecond * options.ms) / 1000);
  let begun = 0;
  await new Promise<void>((resolve, reject) => {
    const timer = setInterval(() => sendDue(), 1);
    const limit = setTimeout(() => fail('the server did not keep up'), options.ms + GIVES_UP_AFTER_MS);
    const stop = (): void => {
      clearInterval(timer);
      clearTimeout(limit);
    };
    const fail = (why: string): void => {
      stop();
      reject(new Error(why));
    };
    const sendDue = (): void => {
      const due = Math.min(total, ((performance.now() - startedAt) * options.perSecond) / 1000);
      for (let next = idle.pop(); next !== undefined; next = idle.pop()) {
        if (begun >= due) return void idle.push(next);
        const connection = next;
        const dueAt = startedAt + (begun * 1000) / options.perSecond;
        begun += 1;
        connection.onAnswer = (answer) => {
          latencies.add(performance.now() - dueAt);
          options.onAnswer(answer);
          idle.push(connection);
          if (latencies.count === total) {
            stop();
            resolve();
          } else sendDue();
        };
        connection.send(options.nextRequest());
      }
    };
    for (const connection of pool) connection.onLost = fail;
  });
  for (const connection of pool) connection.close();
  return resultOf(latencies, startedAt);
}
