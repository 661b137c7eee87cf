import { rmSync } from 'node:fs';
import path from 'node:path';
import { readEndpoints, type Endpoints } from '../black-box/endpoints.ts';
import type { Instance } from '../instance.ts';
import { runningSupervisor } from '../launch/running.ts';
import { spawnSupervisor, type Launched } from '../launch/spawn-supervisor.ts';
import { findFreeBase, portsFrom } from '../ports.ts';
import { LOCAL_FOLDER } from '../repository.ts';
import { loadSecrets } from '../secrets.ts';
import { createStateDir, stateDirAt } from '../state-dir.ts';
import { UserError } from '../user-error.ts';

const FIRST_BASE = 26_000;

/** The whole product, running for one fault run only. */
export interface Trial {
  readonly instance: Instance;
  readonly endpoints: Endpoints;
  /** Ends every process; the state dir stays when it is needed to find out what went wrong. */
  readonly end: (keepState: boolean) => Promise<void>;
}

/** Starts the product with the demo program on ports and data of its own. The death of this process ends it too. */
export async function startTrial(seed: number, print: (line: string) => void): Promise<Trial> {
  const state = stateDirAt(path.join(LOCAL_FOLDER, 'faults', String(seed)));
  createStateDir(state);
  if (runningSupervisor(state) !== null)
    throw new UserError(`A fault run with seed ${seed} is under way in this checkout: wait for it, or take another.`);
  useEmbeddedStoresOnly();
  const ports = portsFrom(await findFreeBase(FIRST_BASE));
  const plan = {
    kind: 'start',
    state,
    ports,
    detach: false,
    wipeFirst: true,
    seedDemo: true,
    demoHistory: 'small',
  } as const;
  const launched = spawnSupervisor(plan, print);
  endWithUs(launched);
  const end = async (keepState: boolean): Promise<void> => {
    launched.stop();
    await launched.ended;
    if (!keepState) rmSync(state.root, { recursive: true, force: true });
  };
  try {
    await launched.ready;
  } catch (error) {
    await end(true);
    throw error;
  }
  const instance = { state, ports, secrets: loadSecrets(state), throwAway: false };
  return { instance, endpoints: readEndpoints(state.endpointsFile), end };
}

function endWithUs(launched: Launched): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      launched.stop();
      void launched.ended.then(() => process.exit(130));
    });
  }
}

// npm test hands every step the addresses of its own stores, and a shell may name somebody's real ones: none may be hit.
function useEmbeddedStoresOnly(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(DATABASE_URL|NATS_URL|REDIS_URL|CLICKHOUSE_\w+|S3_\w+)$/.test(name))
      Reflect.deleteProperty(process.env, name);
  }
}
