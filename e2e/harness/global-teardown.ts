import { keptProduct } from './running-product.ts';

/** Ends what the set-up started. */
export default async function globalTeardown(): Promise<void> {
  await keptProduct()?.end();
}
