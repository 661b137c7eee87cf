import { KeepAliveConnection, type RawAnswer } from './keep-alive-connection.ts';
import { Latencies } from './latencies.ts';
import { GIVES_UP_AFTER_MS, resultOf, sendAtRate, type LoopResult, type Pace } from './send-at-rate.ts';

/** What a measurement sends and how it takes the answers. */
export interface LoopOptions {
  readonly port: number;
  readonly connections: number;
  readonly ms: number;
  readonly nextRequest: () => string;
  readonly onAnswer: (answer: RawAnswer) => void;
}

async function openAll({ port, connections }: LoopOptions): Promise<KeepAliveConnection[]> {
  return Promise.all(Array.from({ length: connections }, () => KeepAliveConnection.open(port)));
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

/** Open loop over HTTP. Fails when a connection is lost, also one that has nothing under way. */
export async function openLoop(options: LoopOptions & Pace): Promise<LoopResult> {
  const pool = await openAll(options);
  const lost = Promise.withResolvers<never>();
  for (const connection of pool) connection.onLost = (why) => lost.reject(new Error(why));
  const send = (connection: KeepAliveConnection): Promise<void> =>
    new Promise((resolve) => {
      connection.onAnswer = (answer) => {
        options.onAnswer(answer);
        resolve();
      };
      connection.send(options.nextRequest());
    });
  const result = await Promise.race([lost.promise, sendAtRate(pool, options, send)]);
  for (const connection of pool) connection.close();
  return result;
}
