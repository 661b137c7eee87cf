import type { Origin } from '../../platform/audit-trail.js';
import type { Proof } from '../access/public.js';
import { sessionIdOf } from './refresh-tokens.js';

/** Where a session is used from. */
export type SessionPlace = Pick<Origin, 'ip' | 'userAgent'>;

/** A session as its owner sees it. */
export interface OpenSession {
  /** Names it to people; opens nothing. */
  readonly id: string;
  readonly begunAt: Date;
  /** When its last access token was given out. */
  readonly usedAt: Date;
  /** When it ends at the latest, however much it is used. */
  readonly endsAt: Date;
  readonly ip: string;
  readonly userAgent: string | null;
}

/** A session as it is kept in Redis, without its tokens. */
export interface SessionFamily {
  readonly family: string;
  readonly userId: string;
  /** The person's epoch that it was begun in. */
  readonly epoch: number;
  readonly proof: Proof;
  readonly session: OpenSession;
}

export const familyFields = [
  ...(['user', 'sessionEpoch', 'factorAt', 'passwordAt'] as const),
  ...(['begun', 'used', 'ends', 'ip', 'agent'] as const),
] as const;

/** @param values of `familyFields`, in their order; undefined when there is no such family */
export function readFamily(family: string, values: readonly (string | null)[]): SessionFamily | undefined {
  const [userId, epoch, factorAt, passwordAt, begun, used, ends, ip, agent] = values;
  // A family without an epoch is from before epochs were kept in PostgreSQL, or only half written.
  if (!userId || !epoch) return undefined;
  const [begunAt, usedAt, endsAt] = [begun, used, ends].map((ms) => new Date(Number(ms))) as [Date, Date, Date];
  return {
    ...{ family, userId, epoch: Number(epoch) },
    proof: { factorAt: Number(factorAt) || null, passwordAt: Number(passwordAt) },
    session: { id: sessionIdOf(family), begunAt, usedAt, endsAt, ip: ip ?? '', userAgent: agent || null },
  };
}

/** As Redis keeps it: an empty text stands for "never". */
export function fieldsOf(proof: Partial<Proof>): Record<string, string> {
  return Object.fromEntries(Object.entries(proof).map(([name, at]) => [name, String(at ?? '')]));
}
