import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { merchantScopes } from './access.js';
import { insertApiKey } from './api-key.store.js';
import { toApiKeyView } from './api-key.view.js';
import type { CreatedApiKeyView } from './api-key.view.js';
import { newMerchantSecret, shownPrefix } from './secrets.js';

export const createApiKeyBody = z.strictObject({
  /** `api`: for the REST API. `postback`: may only report conversions at the tracker's `/postback`. */
  kind: z.enum(['api', 'postback']),
  livemode: z.boolean(),
  /** Every scope but `conversions:backdate` when left out. */
  scopes: z.array(z.enum(merchantScopes)).max(20).optional(),
});
export type CreateApiKeyInput = z.infer<typeof createApiKeyBody> & { readonly merchantId: string };

const usualScopes = merchantScopes.filter((scope) => scope !== 'conversions:backdate');

/** Makes a merchant's credential; its secret is in this answer and nowhere else. */
export class CreateApiKey extends Command<Outcome<CreatedApiKeyView>> {
  constructor(
    readonly input: CreateApiKeyInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(CreateApiKey)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKey> {
  constructor(private readonly writes: Writes) {}

  async execute({ input, invocation }: CreateApiKey): Promise<Outcome<CreatedApiKeyView>> {
    const secret = newMerchantSecret(input.kind, input.livemode);
    const { value, replayed } = await this.writes.run('CreateApiKey', input, invocation, async (tx) => {
      const key = {
        id: newId('apiKey'),
        merchantId: input.merchantId,
        kind: input.kind,
        livemode: input.livemode,
        prefix: shownPrefix(secret),
        scopes: [...new Set(input.scopes ?? usualScopes)],
        revokedAt: null,
        createdAt: tx.now,
      };
      await insertApiKey(tx, key, secret);
      const view = toApiKeyView(key);
      tx.changed({ kind: 'apiKey', id: key.id, before: null, after: view });
      return view;
    });
    // Added outside the transaction: the answer that is kept for a repeated Idempotency-Key must not hold the secret.
    return { value: { ...value, secret: replayed ? null : secret }, replayed };
  }
}
