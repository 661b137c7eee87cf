import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { apiKeyNotFound } from './merchant-keys.errors.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { lockApiKey, markRevoked } from './api-key.store.js';
import { toApiKeyView, toAuditedKey } from './api-key.view.js';
import type { ApiKeyView } from './api-key.view.js';

/** Ends a credential for good: here at once, in other processes within five seconds. Revoking twice is no error. */
export class RevokeApiKey extends Command<Outcome<ApiKeyView>> {
  constructor(
    readonly input: { readonly id: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly writes: Writes,
    private readonly directory: ApiKeyDirectory,
  ) {}

  async execute({ input, invocation }: RevokeApiKey): Promise<Outcome<ApiKeyView>> {
    const outcome = await this.writes.run('RevokeApiKey', input, invocation, async (tx) => {
      const key = await lockApiKey(tx, input.id);
      if (!key) throw apiKeyNotFound();
      if (key.revokedAt !== null) return toApiKeyView(key);
      await markRevoked(tx, key.id);
      const after = { ...key, revokedAt: tx.now };
      tx.changed({ kind: 'apiKey', id: key.id, before: toAuditedKey(key), after: toAuditedKey(after) });
      return toApiKeyView(after);
    });
    this.directory.forget(input.id);
    return outcome;
  }
}
