import path from 'node:path';
import { readJson } from '../atomic-json.ts';
import type { Instance } from '../instance.ts';
import type { Progress } from '../process/progress.ts';
import { runTask } from '../process/run-task.ts';
import { REPOSITORY } from '../repository.ts';
import { shopUrl } from '../services/shop.ts';
import { ownEnvironment } from './own-environment.ts';
import type { Plan } from './plan.ts';

interface Seeding {
  readonly instance: Instance;
  readonly plan: Plan;
  readonly progress: Progress;
}

const TELL_EVERY_MS = 5_000;

/** Runs the seed to its end and says how far the demo's history is meanwhile. Quick when there is nothing to do. */
export async function seed(
  { instance, plan, progress }: Seeding,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const timer = setInterval(() => {
    const line = progressOf(instance.state.demoFile);
    if (line !== null) progress.note(`… ${line}`);
  }, TELL_EVERY_MS);
  try {
    await runTask(instance.state, {
      name: 'seed',
      title: 'Seeding',
      // The whole history takes a minute on two idle cores; on a busy machine several.
      limitMs: 900_000,
      file: process.execPath,
      args: ['--enable-source-maps', path.join(REPOSITORY, 'backend/dist/main.seed.js')],
      cwd: REPOSITORY,
      env: ownEnvironment('seed', {
        ...environment,
        PROCESS_NAME: 'seed',
        SEED_FILE: instance.state.demoFile,
        SEED_DEMO: String(plan.seedDemo),
        DEMO_HISTORY: plan.demoHistory ?? 'full',
        SHOP_URL: shopUrl(instance),
      }),
    });
  } finally {
    clearInterval(timer);
  }
}

function progressOf(file: string): string | null {
  const seeded = readJson(file) as { history?: { doneDays: number; days: number } } | null;
  const history = seeded?.history;
  if (history === undefined || history.days === 0) return null;
  const { doneDays, days } = history;
  return doneDays < days ? `demo history: day ${doneDays} of ${days}` : 'demo history: arriving in the reports';
}
