import { describeError } from './user-error.ts';

/** Runs a command line program: its exit code, or 1 with one clear sentence on standard error. */
export function runCommand(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`\n${describeError(error)}\n`);
      process.exit(1);
    },
  );
}
