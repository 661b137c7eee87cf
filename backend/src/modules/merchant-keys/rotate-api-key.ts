import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import { apiKeyNotFound, apiKeyNotRotatable } from './merchant-keys.errors.js';
import { rotatedExpiries } from './rules/rotated-expiries.js';
import { newMerchantSecret } from './merchant-secrets.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { hasSuccessor, lockApiKey, setExpiry } from './api-key.store.js';
import type { ApiKey } from './api-key.store.js';
import { toApiKeyView, toAuditedKey } from './api-key.view.js';
import type { CreatedApiKeyView } from './api-key.view.js';
import { addApiKey } from './new-api-key.js';

export const rotateApiKeyBody = z.strictObject({
  overlapHours: z
    .int()
    .min(0)
    .max(168)
    .meta({ description: 'How long the old key keeps working, in seconds. 0 revokes it immediately.' }),
});
rotateApiKeyBody.register(z.globalRegistry, { id: 'RotateApiKeyRequest' });
export type RotateApiKeyInput = z.infer<typeof rotateApiKeyBody> & { readonly id: string };

/** Gives a credential a successor with the same settings; the old one ends after the overlap. */
export class RotateApiKey extends Command<Outcome<CreatedApiKeyView>> {
  constructor(
    readonly input: RotateApiKeyInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RotateApiKey)
export class RotateApiKeyHandler implements ICommandHandler<RotateApiKey> {
  constructor(
    private readonly writes: Writes,
    private readonly directory: ApiKeyDirectory,
  ) {}

  async execute({ input, invocation }: RotateApiKey): Promise<Outcome<CreatedApiKeyView>> {
    let secret: string | null = null;
    const { value, replayed } = await this.writes.run('RotateApiKey', input, invocation, async (tx) => {
      const old = await lockRotatable(tx, input.id);
      secret = newMerchantSecret(old.kind, old.livemode);
      const expiries = rotatedExpiries(old, tx.now, input.overlapHours);
      await setExpiry(tx, old.id, expiries.old);
      const after = { ...old, expiresAt: expiries.old };
      tx.changed({ kind: 'apiKey', id: old.id, before: toAuditedKey(old), after: toAuditedKey(after) });
      const settings = { ...old, replaces: old.id, expiresAt: expiries.successor };
      return toApiKeyView(await addApiKey(tx, settings, invocation, secret));
    });
    this.directory.forget(input.id);
    // As when a key is created: what is kept for a repeated Idempotency-Key must not hold the secret.
    return { value: { ...value, secret: replayed ? null : secret }, replayed };
  }
}

/** @throws DomainError `api_key_not_found`, `api_key_ended`, `api_key_already_rotated` */
async function lockRotatable(tx: Tx, id: string): Promise<ApiKey> {
  const key = await lockApiKey(tx, id);
  if (!key) throw apiKeyNotFound();
  if (await hasSuccessor(tx, id)) throw apiKeyNotRotatable('rotated');
  const expired = key.expiresAt !== null && key.expiresAt <= tx.now;
  if (key.revokedAt !== null || expired) throw apiKeyNotRotatable('ended');
  return key;
}
