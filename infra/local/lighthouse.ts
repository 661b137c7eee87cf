// npm run lighthouse: what Lighthouse says about both apps, signed out and signed in.
import { withProduct } from '../../e2e/harness/with-product.ts';
import { measureApps } from '../../e2e/lighthouse/measure-apps.ts';
import { runCommand } from './command.ts';

runCommand(async () => {
  await withProduct('lighthouse', 'small', measureApps);
  return 0;
});
