import { isNetworkError } from './network-error.js';

/** SQLSTATE of a failed statement, or of the failure Prisma made of it; undefined when PostgreSQL said nothing. */
export function sqlState(error: unknown): string | undefined {
  for (const candidate of causes(error)) {
    const code = candidate['originalCode'] ?? candidate['code'];
    // Not Prisma's own codes; and no SQLSTATE begins with E, but EPIPE, a socket's error, does.
    if (typeof code === 'string' && /^(?!P1|P2|E)[0-9A-Z]{5}$/.test(code)) {
      return code;
    }
  }
  return undefined;
}

/** The unique index that refused a row, or undefined when the failure is another. */
export function violatedUnique(error: unknown): string | undefined {
  if (sqlState(error) !== '23505') return undefined;
  for (const candidate of causes(error)) {
    const constraint = candidate['constraint'];
    if (typeof constraint === 'string') return constraint;
    if (typeof constraint === 'object' && constraint !== null && 'index' in constraint) return String(constraint.index);
    const message = candidate['originalMessage'];
    const name = typeof message === 'string' ? /constraint "([^"]+)"/.exec(message)?.[1] : undefined;
    if (name !== undefined) return name;
  }
  return 'unknown';
}

/** Serialisation failure and deadlock: nothing happened, and the same again will most likely work. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01' || prismaCode(error) === 'P2034';
}

// SQLSTATE 08 connection exception, 28 and 3D000 no way in, 53 insufficient resources, 57014 and 57P operator intervention
// (cancelled, restarting), 25006 a primary that became a standby, 25P03 and 25P04 time limits, 55P03 lock wait.
const awayStates = /^(08|28|3D000|53|57014|57P|25006|25P03|25P04|55P03)/;

/** A lock was not there in time, or the transaction took too long: the server is well, and said so. */
export function isTimeLimit(error: unknown): boolean {
  const state = sqlState(error);
  return state === '55P03' || state === '25P04';
}

/** Prisma's own codes for the same. A raw statement has none of them: there the driver adapter's kind says it. */
const awayCodes = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1010',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
]);
const awayKinds = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TlsConnectionError', 'TooManyConnections'],
  ...['AuthenticationFailed', 'DatabaseAccessDenied', 'DatabaseDoesNotExist'],
]);

// What the driver and its pool say of a connection without any code.
const awayWords =
  /timeout exceeded when trying to connect|connection error|connection terminated|query read timeout|timeout expired|client was closed|server closed|already closed/i;

/** The database could not be reached, went away, or took too long: whether the work was done is not known. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return awayStates.test(state);
  if (awayCodes.has(prismaCode(error) ?? '')) return true;
  return causes(error).some(
    (cause) =>
      isNetworkError(cause) ||
      awayKinds.has(String(cause['kind'])) ||
      (typeof cause['message'] === 'string' && awayWords.test(cause['message'])),
  );
}

function prismaCode(error: unknown): string | undefined {
  return causes(error)
    .map((c) => c['code'])
    .find((code): code is string => typeof code === 'string' && /^P[12]\d{3}$/.test(code));
}

/** An error, what Prisma's driver adapter put beneath it, and its causes, outermost first. */
function causes(error: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  let current: unknown = error;
  while (typeof current === 'object' && current !== null && found.length < 8) {
    const record = current as Record<string, unknown>;
    found.push(record);
    const meta = record['meta'] as Record<string, unknown> | undefined;
    current = record['cause'] ?? meta?.['driverAdapterError'];
  }
  return found;
}
