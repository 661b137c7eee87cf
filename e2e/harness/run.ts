import path from 'node:path';
import { LOCAL_FOLDER } from '../../infra/local/repository.ts';
import { productEndpoints, type ProductEndpoints } from './product.ts';

/** Names the endpoints.json of the product under test; set it to test one that runs already. */
export const ENDPOINTS_VARIABLE = 'E2E_ENDPOINTS';
/** State dir of the product under test, below `.tributary`. */
export const STATE_NAME = 'check/e2e';
/** What a failed test leaves: one folder each, emptied when the next run begins. */
export const FAILURES_FOLDER = path.join(LOCAL_FOLDER, STATE_NAME, 'failures');

/** The product under test. Throws when it does not run. */
export function endpoints(): ProductEndpoints {
  return productEndpoints(process.env[ENDPOINTS_VARIABLE] ?? '');
}
