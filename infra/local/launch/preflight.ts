import { statfsSync } from 'node:fs';
import { requireFreePorts, requireOpenablePorts, type PortName } from '../ports.ts';
import { UserError } from '../user-error.ts';
import { APPLICATION_PORTS } from './applications.ts';
import type { ExternalServices } from './external-services.ts';
import type { Plan } from './plan.ts';
import { storePorts } from './stores.ts';

/** Room that a start needs on disk. */
export const NEEDED_GIB = 2;

/** Throws a UserError when this instance cannot come up here; nothing has been started or deleted by then. */
export async function preflight(plan: Plan, external: ExternalServices): Promise<void> {
  requireDiskSpace(plan.state.root);
  const needed: PortName[] = [
    ...(plan.kind === 'start' ? APPLICATION_PORTS : []),
    ...(plan.seedDemo ? (['shop'] as const) : []),
    ...storePorts(external),
  ];
  requireOpenablePorts(plan.ports, needed);
  await requireFreePorts(plan.ports, needed);
}

function requireDiskSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeGib = (bavail * bsize) / 1024 ** 3;
  if (freeGib >= NEEDED_GIB) return;
  throw new UserError(
    `Only ${freeGib.toFixed(1)} GiB are free where ${folder} lies, and ${NEEDED_GIB} GiB are needed: free some space and start again.`,
  );
}
