// npm run demo:traffic: live visitors and shops against the running system, so that numbers move. See README.md beside this
// file. Speaks public HTTP only: the tracker, the merchant API and the postback.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEndpoints } from './black-box/endpoints.ts';
import { runCommand } from './command.ts';
import { LiveShops } from './demo-traffic/live-shops.ts';
import { LiveVisitors } from './demo-traffic/live-visitors.ts';
import { liveLinks } from './demo-traffic/live-links.ts';
import { START_STATE } from './state-dir.ts';
import { UserError } from './user-error.ts';

const MOST_PER_SECOND = 1_000;
const LONGEST_SECONDS = 86_400;

function numberFrom(text: string, name: string, most: number): number {
  const value = Number(text);
  if (value > 0 && value <= most) return value;
  throw new UserError(`--${name} must be a number above 0 and at most ${most}, not "${text}".`);
}

function options(): { rate: number; seconds: number } {
  try {
    const { values } = parseArgs({
      options: { rate: { type: 'string', default: '20' }, seconds: { type: 'string', default: '3600' } },
    });
    return {
      rate: numberFrom(values.rate, 'rate', MOST_PER_SECOND),
      seconds: numberFrom(values.seconds, 'seconds', LONGEST_SECONDS),
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${(error as Error).message.split('. ')[0]}. Known are --rate N and --seconds N.`);
  }
}

function endpoints() {
  try {
    return readEndpoints(START_STATE.endpointsFile);
  } catch {
    throw new UserError('Tributary is not running here: start it with npm start, then try again.');
  }
}

runCommand(async () => {
  const { rate, seconds } = options();
  const running = endpoints();
  if (running.demo.merchant === undefined)
    throw new UserError('This instance has no demo: start one with npm start -- --fresh, without --no-demo.');
  const shops = new LiveShops(running);
  const visitors = new LiveVisitors(await liveLinks(running), rate, (visit) => shops.visited(visit));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  process.stdout.write(`${rate} clicks a second for at most ${seconds} s; Ctrl-C ends it.\n`);
  visitors.start();
  for (let second = 1; second <= seconds && !stopping.signal.aborted; second += 1) {
    await sleep(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    process.stdout.write(`${String(second).padStart(6)} s  ${visitors.tally()}  ${shops.tally()}\n`);
  }
  await visitors.stop();
  await shops.stop();
  process.stdout.write(`Done.  ${visitors.tally()}  ${shops.tally()}\n`);
  return visitors.failed + shops.failed === 0 ? 0 : 1;
});
