import { rmSync } from 'node:fs';
import path from 'node:path';
import { readEndpoints, type Endpoints } from '../../infra/local/black-box/endpoints.ts';
import type { DemoHistory } from '../../infra/local/launch/plan.ts';
import { runningSupervisor } from '../../infra/local/launch/running.ts';
import { spawnSupervisor } from '../../infra/local/launch/spawn-supervisor.ts';
import { findFreeBase, portsFrom } from '../../infra/local/ports.ts';
import { LOCAL_FOLDER } from '../../infra/local/repository.ts';
import { createStateDir, stateDirAt, type StateDir } from '../../infra/local/state-dir.ts';
import { UserError } from '../../infra/local/user-error.ts';

const FIRST_BASE = 24_000;

/** Where a running product is, and who may sign in; read from its endpoints.json. */
export interface ProductEndpoints extends Endpoints {
  readonly admin: string;
  readonly affiliate: string;
  /** Where mail is read. */
  readonly mailbox: string;
  readonly shop: string;
}

/** What a person types to sign in. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Of their authenticator app, if they have one. */
  readonly totpSecret?: string;
}

/** The whole product on ports and data of its own. */
export interface Product {
  readonly state: StateDir;
  readonly endpointsFile: string;
  /** Ends every process and deletes the data; the logs stay. */
  readonly end: () => Promise<void>;
}

/** Starts the product in the state dir `.tributary/<name>`. The death of this process ends it too. */
export async function startProduct(
  name: string,
  demoHistory: DemoHistory,
  print: (line: string) => void,
): Promise<Product> {
  const state = stateDirAt(path.join(LOCAL_FOLDER, name));
  if (runningSupervisor(state) !== null)
    throw new UserError(`"${name}" is running already in this checkout: wait for it.`);
  useEmbeddedStoresOnly();
  // Of this run only: they are searched when it ends.
  rmSync(state.logs, { recursive: true, force: true });
  createStateDir(state);
  const ports = portsFrom(await findFreeBase(FIRST_BASE));
  const plan = { kind: 'start', state, ports, detach: false, wipeFirst: true, seedDemo: true, demoHistory } as const;
  const launched = spawnSupervisor(plan, print);
  const end = async (): Promise<void> => {
    launched.stop();
    await launched.ended;
    rmSync(state.data, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void end().then(() => process.exit(130)));
  try {
    await launched.ready;
  } catch (error) {
    await end();
    throw error;
  }
  return { state, endpointsFile: state.endpointsFile, end };
}

/** Reads where the product is. Throws when nothing is running there. */
export function productEndpoints(file: string): ProductEndpoints {
  return readEndpoints(file) as ProductEndpoints;
}

// npm test hands every step the addresses of its own stores, and a shell may name somebody's real ones: none may be hit.
function useEmbeddedStoresOnly(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(DATABASE_URL|NATS_URL|REDIS_URL|CLICKHOUSE_\w+|S3_\w+)$/.test(name))
      Reflect.deleteProperty(process.env, name);
  }
}
