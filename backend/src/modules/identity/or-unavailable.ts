import { sessionsUnavailable } from './identity.errors.js';

/** What Redis answers. @throws DomainError `sessions_unavailable` when it does not */
export async function orUnavailable<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch {
    throw sessionsUnavailable();
  }
}
