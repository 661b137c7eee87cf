import type { DemoHistory } from '../../infra/local/launch/plan.ts';
import { startProduct } from './product.ts';
import { ENDPOINTS_VARIABLE } from './run.ts';

/** Runs something against a product of its own, or against the one whose endpoints.json E2E_ENDPOINTS names. */
export async function withProduct(
  name: string,
  demoHistory: DemoHistory,
  work: (print: (line: string) => void) => Promise<void>,
): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (process.env[ENDPOINTS_VARIABLE] !== undefined) return work(print);
  const product = await startProduct(name, demoHistory, print);
  process.env[ENDPOINTS_VARIABLE] = product.endpointsFile;
  try {
    await work(print);
  } finally {
    await product.end();
  }
}
