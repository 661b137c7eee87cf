import type { Endpoints, StaffSignIn } from '../../local/black-box/endpoints.ts';
import path from 'node:path';
import { readJson } from '../../local/atomic-json.ts';
import type { Instance } from '../../local/instance.ts';
import { applications } from '../../local/launch/applications.ts';
import { build } from '../../local/launch/bring-up.ts';
import { sharedEnvironment } from '../../local/launch/environment.ts';
import { runningSupervisor } from '../../local/launch/running.ts';
import type { Plan } from '../../local/launch/plan.ts';
import { seed } from '../../local/launch/seed.ts';
import { spawnSupervisor, type Launched } from '../../local/launch/spawn-supervisor.ts';
import { findFreeBase, portsFrom } from '../../local/ports.ts';
import { openEventLog } from '../../local/process/event-log.ts';
import { recordedProcesses } from '../../local/process/pid-files.ts';
import { Progress } from '../../local/process/progress.ts';
import { SupervisedProcess } from '../../local/process/supervised-process.ts';
import { LOCAL_FOLDER } from '../../local/repository.ts';
import { loadSecrets } from '../../local/secrets.ts';
import { createStateDir, stateDirAt, wipeStateDir } from '../../local/state-dir.ts';
import { UserError } from '../../local/user-error.ts';

const FIRST_BASE = 27_000;

/** An application process or store, as far as a bench needs it. */
export interface Measured {
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** A process of the product. */
export interface NamedProcess {
  readonly name: string;
  readonly pid: number;
}

/** Stores and processes for one bench only; PostgreSQL syncs every commit to disk. */
export interface BenchStack {
  readonly instance: Instance;
  /** What application processes get. */
  readonly environment: Readonly<Record<string, string>>;
  readonly progress: Progress;
  /** Starts `api`, `tracker`, `worker` or `projector`; `nodeOptions` go before the program, `extra` is added to its environment. */
  readonly run: (
    name: string,
    nodeOptions?: readonly string[],
    extra?: Readonly<Record<string, string>>,
  ) => Promise<Measured>;
  /** Pid of a store that runs. */
  readonly storePid: (name: 'postgres' | 'nats') => number;
  /** Every process of the product that runs, stores included. */
  readonly processes: () => NamedProcess[];
  /** Makes the first administrator. @returns its sign-in */
  readonly administrator: () => Promise<StaffSignIn>;
  /** Makes the demo with little history; wants a projector that runs. @returns its people and ids */
  readonly demo: () => Promise<Endpoints['demo']>;
  /** Ends every process and deletes the data; logs stay. */
  readonly end: () => Promise<void>;
}

/**
 * Builds the applications and starts empty, migrated stores on ports of their own. The death of this process ends them.
 * @param packages to build; none for a bench of the stores alone
 */
export async function startBenchStack(
  name: string,
  print: (line: string) => void,
  packages: readonly string[] = ['@tributary/backend', '@tributary/analytics'],
): Promise<BenchStack> {
  const state = stateDirAt(path.join(LOCAL_FOLDER, 'bench', name));
  createStateDir(state);
  if (runningSupervisor(state) !== null)
    throw new UserError(`Another bench of the ${name} is under way in this checkout: wait for it.`);
  const ports = portsFrom(await findFreeBase(FIRST_BASE));
  const plan = { kind: 'stack', state, ports, detach: false, wipeFirst: true, seedDemo: false, durable: true } as const;
  const launched = spawnSupervisor(plan, print);
  const end = async (): Promise<void> => {
    launched.stop();
    await launched.ended;
    wipeStateDir(state);
  };
  endOnSignal(launched);
  try {
    await launched.ready;
    const instance: Instance = { state, ports, secrets: loadSecrets(state), throwAway: false };
    const progress = new Progress(print);
    if (packages.length > 0) await build({ instance, progress }, packages);
    const environment = { ...sharedEnvironment(instance, {}), NODE_ENV: 'production' };
    const seeded = async (what: Pick<Plan, 'seedDemo' | 'demoHistory'>): Promise<Endpoints['demo']> => {
      await seed({ instance, plan: { ...plan, ...what }, progress }, environment);
      return readJson(state.demoFile) as Endpoints['demo'];
    };
    return {
      instance,
      environment,
      progress,
      run: runner(instance, environment),
      storePid: (store) => recordedProcesses(state).find((entry) => entry.name === store)?.pid ?? 0,
      processes: () => recordedProcesses(state).map(({ name: process, pid }) => ({ name: process, pid })),
      administrator: async () => (await seeded({ seedDemo: false })).admin,
      demo: () => seeded({ seedDemo: true, demoHistory: 'small' }),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function runner(instance: Instance, environment: Readonly<Record<string, string>>): BenchStack['run'] {
  const supervision = { state: instance.state, log: openEventLog(instance.state), onChange: () => undefined };
  return async (name, nodeOptions = [], extra = {}) => {
    const service = applications(instance, { ...environment, ...extra }).find((candidate) => candidate.name === name);
    if (service === undefined) throw new Error(`there is no application ${name}`);
    const command = service.command();
    const program = { ...command, args: [...nodeOptions, ...command.args] };
    // The supervisor's reaper ends it too, because it is on record in the same place.
    const process = new SupervisedProcess({ ...service, command: () => program }, supervision);
    await process.start();
    return { pid: process.pid ?? 0, stop: () => process.stop() };
  };
}

function endOnSignal(launched: Launched): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      launched.stop();
      void launched.ended.then(() => process.exit(130));
    });
  }
}
