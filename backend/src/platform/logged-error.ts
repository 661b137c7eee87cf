/** What of an error says where to look. Everything else that drivers hang on theirs stays out: it holds what they were sent. */
const told = [
  'code',
  'errno',
  'syscall',
  'address',
  'port',
  'kind',
  'severity',
  'constraint',
  'routine',
  'responseCode',
] as const;
const deepest = 4;

/** An error as logs show it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** Frames only; the message stands beside. */
  readonly stack: string;
  readonly [detail: string]: unknown;
}

/**
 * What a log may say of an error, by a list of what is known to be harmless: the command that Redis refused holds its password,
 * a lost connection's error holds the whole client with its statement's values, an unusable URL stands in its error.
 */
export function loggedError(error: unknown, depth = 0): LoggedError | string {
  if (!isError(error)) return typeof error === 'string' ? error : typeof error;
  const fields = error as Error & Readonly<Record<string, unknown>>;
  const details = told.filter((name) => isPlain(fields[name])).map((name): [string, unknown] => [name, fields[name]]);
  const { cause } = error;
  return {
    type: error.constructor.name,
    message: messageOf(error),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(Object.fromEntries(details) as Record<string, unknown>),
    ...(isError(cause) && depth < deepest && { cause: loggedError(cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      depth < deepest && { errors: error.errors.slice(0, 5).map((one: unknown) => loggedError(one, depth + 1)) }),
  };
}

/** Also of another realm, as those that Node's own modules throw in tests are. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Prisma's validation quotes the whole call with its values, and says at the end what is wrong with it. */
function messageOf({ name, message }: Error): string {
  return name === 'PrismaClientValidationError' ? (message.trimEnd().split('\n').at(-1) ?? '') : message;
}
