import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys.controller.js';
import { CreateApiKeyHandler } from './create-api-key.js';
import { FindApiKeysHandler } from './find-api-keys.query.js';
import { ListApiKeysHandler } from './list-api-keys.query.js';
import { MerchantKeysModule } from './merchant-keys.module.js';
import { RevokeApiKeyHandler } from './revoke-api-key.js';
import { RotateApiKeyHandler } from './rotate-api-key.js';

/** How people make, rotate and end merchants' keys. What recognises them is `MerchantKeysModule`. */
@Module({
  imports: [MerchantKeysModule],
  controllers: [ApiKeysController],
  providers: [CreateApiKeyHandler, FindApiKeysHandler, ListApiKeysHandler, RevokeApiKeyHandler, RotateApiKeyHandler],
})
export class ApiKeysModule {}
