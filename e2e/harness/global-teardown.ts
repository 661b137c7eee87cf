import { searchLogs } from '../../infra/local/leaks/search-logs.ts';
import { instanceSecrets } from '../../infra/local/leaks/instance-secrets.ts';
import { forgetSecrets, rememberedSecrets } from '../leaks/known-secrets.ts';
import { mailedSecrets } from '../leaks/mailed-secrets.ts';
import { askWhileStoresAreAway } from '../leaks/while-stores-are-away.ts';
import type { Product } from './product.ts';
import { endpoints } from './run.ts';
import { keptProduct } from './running-product.ts';

/**
 * Ends what the set-up started, and fails the run when any log of any of its processes holds a secret: one it was configured with,
 * or one that a test typed, sent or was given.
 */
export default async function globalTeardown(): Promise<void> {
  const product = keptProduct();
  if (product === undefined) return;
  const leaks = await endAndSearch(product);
  if (leaks.length > 0) throw new Error(`Logs hold secrets (${product.state.logs}):\n  ${leaks.join('\n  ')}`);
}

async function endAndSearch(product: Product): Promise<string[]> {
  try {
    await askWhileStoresAreAway(endpoints);
    const secrets = [...instanceSecrets(product.state), ...(await mailedSecrets(endpoints().mailbox))];
    // Its last words count too.
    await product.end();
    secrets.push(...rememberedSecrets());
    const leaks = searchLogs(product.state.logs, secrets);
    process.stdout.write(`Logs searched for ${new Set(secrets.map(({ value }) => value)).size} secrets.\n`);
    return leaks;
  } finally {
    await product.end();
    forgetSecrets();
  }
}
