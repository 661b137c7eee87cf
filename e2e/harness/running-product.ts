import type { Product } from './product.ts';

const KEY = Symbol.for('tributary.e2e.product');
const global_ = globalThis as { [KEY]?: Product };

/** Hands the product from Jest's set-up to its tear-down, which are modules of their own in one process. */
export function keepProduct(product: Product): void {
  global_[KEY] = product;
}

/** What the set-up started; undefined when it used a running product. */
export function keptProduct(): Product | undefined {
  return global_[KEY];
}
