export { ApiKeysModule } from './api-keys.module.js';
export { CreateApiKey } from './create-api-key.js';
export { FindApiKeys } from './find-api-keys.query.js';
export { MerchantKeysModule } from './merchant-keys.module.js';
export { PostbackTokens } from './postback-tokens.js';
