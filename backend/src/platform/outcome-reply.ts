import type { FastifyReply } from 'fastify';
import type { Outcome } from './transaction.js';

/** Marks a replayed answer, as the API's conventions promise, and gives its value. */
export function replyOutcome<T>(reply: FastifyReply, outcome: Outcome<T>): T {
  if (outcome.replayed) reply.header('idempotent-replayed', 'true');
  return outcome.value;
}
