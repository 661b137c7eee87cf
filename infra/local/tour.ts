// npm run tour: takes the pictures of docs/tour.md from a product of its own with the whole demo history.
import { withProduct } from '../../e2e/harness/with-product.ts';
import { makePictures } from '../../e2e/tour/make-pictures.ts';
import { runCommand } from './command.ts';

runCommand(async () => {
  await withProduct('tour', 'full', makePictures);
  return 0;
});
