import { CreateApiKeyHandler } from './create-api-key.js';
import { FindApiKeysHandler } from './find-api-keys.query.js';
import { ListApiKeysHandler } from './list-api-keys.query.js';
import { RevokeApiKeyHandler } from './revoke-api-key.js';
import { RotateApiKeyHandler } from './rotate-api-key.js';

/** How people make, rotate and end merchants' keys. What recognises them is `MerchantKeysModule`. */
export const keyProviders = [
  CreateApiKeyHandler,
  FindApiKeysHandler,
  ListApiKeysHandler,
  RevokeApiKeyHandler,
  RotateApiKeyHandler,
];
