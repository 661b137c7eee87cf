import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { idOf, timestampInput } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { merchantScopes } from '../access/public.js';
import type { MerchantScope } from '../access/public.js';
import { newMerchantSecret } from './merchant-secrets.js';
import { allowedAddress } from './allowed-addresses.js';
import { toApiKeyView } from './api-key.view.js';
import type { CreatedApiKeyView } from './api-key.view.js';
import { addApiKey } from './new-api-key.js';

const usualScopes: readonly MerchantScope[] = ['conversions:write', 'conversions:read', 'reports:read'];

export const createApiKeyBody = z.strictObject({
  /** `api`: for the REST API. `postback`: may only report conversions at the tracker's `/postback`. */
  kind: z.enum(['api', 'postback']),
  livemode: z.boolean(),
  name: z.string().trim().min(1).max(80).optional().meta({ description: 'A name for people.' }),
  scopes: z
    .array(z.enum(merchantScopes))
    .max(20)
    .optional()
    .meta({ description: `When left out: ${usualScopes.join(', ')}.` }),
  programIds: z
    .array(idOf('program'))
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'The programs it is limited to; all of the merchant when left out.' }),
  allowedAddresses: z
    .array(allowedAddress)
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Where it may be used from; anywhere when left out.' }),
  expiresAt: timestampInput.optional().meta({ description: 'Expiry time; never when left out.' }),
});
createApiKeyBody.register(z.globalRegistry, { id: 'CreateApiKeyRequest' });
export type CreateApiKeyInput = z.infer<typeof createApiKeyBody> & { readonly merchantId: string };

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
    const { value, replayed } = await this.writes.run('CreateApiKey', input, invocation, async (tx) =>
      toApiKeyView(await addApiKey(tx, settingsOf(input), invocation, secret)),
    );
    // Added outside the transaction: the answer that is kept for a repeated Idempotency-Key must not hold the secret.
    return { value: { ...value, secret: replayed ? null : secret }, replayed };
  }
}

function settingsOf(input: CreateApiKeyInput) {
  const { merchantId, kind, livemode, scopes, programIds, allowedAddresses, expiresAt } = input;
  return {
    ...{ merchantId, kind, livemode },
    name: input.name ?? '',
    scopes: [...new Set(scopes ?? usualScopes)],
    programIds: [...new Set(programIds)].sort(),
    allowedAddresses: [...new Set(allowedAddresses)],
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    replaces: null,
  };
}
