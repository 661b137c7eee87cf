import { z } from 'zod';

/**
 * WebAuthn's JSON forms (level 3, section 5.1), as far as we read them. Browsers may add to them, so these are the only
 * inputs in which an unknown field is no error.
 */
const base64url = z
  .string()
  .regex(/^[\w-]*$/, { message: 'must be base64url' })
  .max(20_000);

const credential = {
  id: base64url.min(1).max(1_400),
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
};

/** What `navigator.credentials.create` gave. */
export const createdCredential = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
createdCredential.register(z.globalRegistry, { id: 'PasskeyAttestation' });
export type CreatedCredential = z.infer<typeof createdCredential>;

/** What `navigator.credentials.get` gave. */
export const usedCredential = z.looseObject({
  ...credential,
  response: z.looseObject({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});
usedCredential.register(z.globalRegistry, { id: 'PasskeyAssertion' });
export type UsedCredential = z.infer<typeof usedCredential>;

const descriptor = z.looseObject({ id: z.string(), type: z.string() });

/** What `navigator.credentials.create` is asked with. */
export const creationOptions = z.looseObject({
  challenge: z.string(),
  rp: z.looseObject({ id: z.string(), name: z.string() }),
  user: z.looseObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.looseObject({ alg: z.int(), type: z.string() })),
  excludeCredentials: z.array(descriptor),
});
creationOptions.register(z.globalRegistry, { id: 'PasskeyCreationOptions' });
export type CreationOptions = z.infer<typeof creationOptions>;

/** What `navigator.credentials.get` is asked with. */
export const requestOptions = z.looseObject({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(descriptor),
});
requestOptions.register(z.globalRegistry, { id: 'PasskeyRequestOptions' });
export type RequestOptions = z.infer<typeof requestOptions>;
