import { parseArgs } from 'node:util';
import { UserError } from './user-error.ts';

/** What can be said on the command line of start and stack. */
export interface Options {
  readonly detach: boolean;
  readonly fresh: boolean;
  readonly demo: boolean;
  readonly keep: boolean;
  /** Copy the data before migrations that it has not had. */
  readonly copy: boolean;
  /** First port; undefined means the command's own default. */
  readonly portBase: number | undefined;
  /** Which stack; several can run side by side. */
  readonly name: string;
  readonly words: readonly string[];
}

/** Parses the arguments. Throws a UserError that names a wrong one. */
export function parseOptions(args: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        detach: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        'no-copy': { type: 'boolean', default: false },
        name: { type: 'string', default: 'test' },
        'port-base': { type: 'string' },
      },
    });
    return {
      detach: values.detach,
      fresh: values.fresh,
      demo: !values['no-demo'],
      keep: values.keep,
      copy: !values['no-copy'],
      portBase: values['port-base'] === undefined ? undefined : portNumber(values['port-base']),
      name: stackName(values.name),
      words: positionals,
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${(error as Error).message.split('. ')[0]}. Known are --detach, --fresh, --no-demo, --keep, --no-copy, --name and --port-base N.`,
    );
  }
}

function portNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1024 && value <= 65_000) return value;
  throw new UserError(`--port-base must be a whole number from 1024 to 65000, not "${text}".`);
}

/** Names of folders under .tributary that are something else. */
const RESERVED = ['bench', 'cache', 'check', 'copies', 'data', 'faults', 'logs', 'python', 'run', 'servers'];

function stackName(text: string): string {
  if (/^[a-z][a-z0-9-]{0,30}$/.test(text) && !RESERVED.includes(text)) return text;
  throw new UserError(
    `--name must be 1 to 31 small letters, digits or "-", and none of ${RESERVED.join(', ')}; it is "${text}".`,
  );
}
