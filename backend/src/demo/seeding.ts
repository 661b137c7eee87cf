import { randomBytes } from 'node:crypto';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { HistoricClock } from './historic-clock.js';
import type { Invocation } from '../platform/transaction.js';

/** What every part of the seed works with: the product's own commands and queries, and the clock they are told by. */
export interface Seeding {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly clock: HistoricClock;
}

/** Who does it, in the product's own terms. */
export const seedActor = { kind: 'system', name: 'seed' } as const;
export const seedInvocation: Invocation = { actor: seedActor };

/** Of every list the seed reads; the demo has fewer of everything. */
export const wholePage = { limit: 200 } as const;

/** A password nobody has seen yet, 120 bits. */
export function newPassword(): string {
  return randomBytes(15).toString('base64url');
}
