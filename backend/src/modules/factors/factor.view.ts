import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import { sessionView, factorKinds } from '../sessions/public.js';
import type { Factor } from './factor.store.js';

export const factorName = z.string().trim().min(1).max(60).meta({ example: 'Phone' });

/** A person's second factor. */
export const factorView = z.object({
  id: z.string(),
  kind: z.enum(factorKinds),
  name: z.string(),
  lastUsedAt: timestampView.nullable(),
  createdAt: timestampView,
});
factorView.register(z.globalRegistry, { id: 'Factor' });
export type FactorView = z.infer<typeof factorView>;

/** All that somebody has. */
export const factorsView = z.object({
  data: z.array(factorView),
  /** Codes that are still good. */
  recoveryCodesLeft: z.int(),
  /** The only address at which browsers let this installation's passkeys be made and used. */
  passkeyOrigin: z.string(),
});
factorsView.register(z.globalRegistry, { id: 'FactorList' });
export type FactorsView = z.infer<typeof factorsView>;

/** What an authenticator app is given; shown once. */
export const totpSetUpView = z.object({
  /** Base 32, for typing. */
  secret: z.string(),
  /** For the QR code. */
  uri: z.string(),
});
totpSetUpView.register(z.globalRegistry, { id: 'TotpSetUp' });
export type TotpSetUpView = z.infer<typeof totpSetUpView>;

export const recoveryCodesView = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodesView = z.infer<typeof recoveryCodesView>;

/** A new factor. It counts as given, so the session is full now. */
export const addedFactorView = z.object({
  factor: factorView,
  /** With the first factor: codes for the day it is lost, shown this once. Null with each further one. */
  recoveryCodes: z.array(z.string()).nullable(),
  session: sessionView,
});
addedFactorView.register(z.globalRegistry, { id: 'AddedFactor' });
export type AddedFactorView = z.infer<typeof addedFactorView>;

export function toFactorView({ id, kind, name, lastUsedAt, createdAt }: Factor): FactorView {
  return { id, kind, name, lastUsedAt: lastUsedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
