import { Module } from '@nestjs/common';
import { ApiKeyVerifier } from '../access/public.js';
import { ApiKeyCheck } from './api-key-check.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { ApiKeyUses } from './api-key-uses.js';
import { KeyRestrictions } from './key-restrictions.js';
import { PostbackTokens } from './postback-tokens.js';

const providers = [
  ApiKeyDirectory,
  ApiKeyUses,
  KeyRestrictions,
  PostbackTokens,
  { provide: ApiKeyVerifier, useClass: ApiKeyCheck },
];

/** Recognises merchants by their keys; needs neither Redis nor HTTP, so that the tracker can have it by itself. */
@Module({ providers, exports: providers })
export class MerchantKeysModule {}
