import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../wait.ts';
import { recover } from './recovery.ts';
import { resendStored } from './resend.ts';
import { startSecondProjector } from './second-projector.ts';
import type { SeededRandom } from './seeded-random.ts';
import { strike, VICTIMS, type Victim } from './strikes.ts';
import type { Trial } from './trial.ts';

/** What happens in a round: one or two kills, a projector paused past its lease, or old messages sent again and a kill. */
export type Round =
  | { readonly kind: 'kill' | 'resend'; readonly victims: readonly Victim[] }
  | { readonly kind: 'pause'; readonly victims: readonly [] };

/** What came of a round. */
export interface RoundOutcome {
  readonly what: string;
  readonly recoverySeconds: number;
}

const TAKES_OVER_WITHIN_MS = 20_000;

/** The rounds of a run. Victims come out of a shuffled bag, so that none is left out for long. */
export function planRounds(count: number, random: SeededRandom): Round[] {
  let bag: Victim[] = [];
  const draw = (): Victim => {
    if (bag.length === 0) bag = random.shuffled(VICTIMS);
    return bag.pop() ?? 'projector';
  };
  return Array.from({ length: count }, (_, index): Round => {
    if (index % 4 === 1) return { kind: 'pause', victims: [] };
    const victims = random.percent(35) ? [draw(), draw()] : [draw()];
    return { kind: index % 4 === 2 ? 'resend' : 'kill', victims };
  });
}

/** Lets a round happen under the load that runs. Throws when the product does not recover. */
export async function runRound(round: Round, trial: Trial, random: SeededRandom): Promise<RoundOutcome> {
  await sleep(random.between(300, 2_000));
  if (round.kind === 'pause') return pauseProjector(trial);
  const resent = round.kind === 'resend' ? await resendStored(trial.endpoints.nats, random) : 0;
  const killed = [];
  for (const victim of round.victims) {
    killed.push(await strike(trial.instance.state, victim, 'SIGKILL'));
    await sleep(random.between(0, 800));
  }
  const recoverySeconds = await recover(trial, killed);
  const kills = `kill -9 ${round.victims.join(', ')}`;
  return { what: resent === 0 ? kills : `${resent} messages sent again, ${kills}`, recoverySeconds };
}

/** Stops the owner past its lease, until another has taken over, then lets it go on; last, the other is killed in turn. */
async function pauseProjector(trial: Trial): Promise<RoundOutcome> {
  const { state } = trial.instance;
  const second = await startSecondProjector(trial);
  const paused = await strike(state, 'projector', 'SIGSTOP');
  const tookOver = await waitUntil(second.ownsAll, TAKES_OVER_WITHIN_MS, 100);
  await sleep(500);
  process.kill(paused.pid, 'SIGCONT');
  if (!tookOver) throw new Error('no other projector took over from one that was stopped past its lease');
  await sleep(1_500);
  process.kill(second.entry.pid, 'SIGKILL');
  second.forget();
  return { what: 'SIGSTOP projector past its lease', recoverySeconds: await recover(trial, []) };
}
