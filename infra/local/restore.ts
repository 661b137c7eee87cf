// npm run restore: puts a copy of PostgreSQL's data back that was made before an upgrade. See docs/upgrade.md.
import { runCommand } from './command.ts';
import { listOfCopies, putBack } from './launch/put-back.ts';
import { createStateDir, START_STATE } from './state-dir.ts';
import { UserError } from './user-error.ts';

runCommand(async () => {
  createStateDir(START_STATE);
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || rest.length > 0)
    throw new UserError(`npm run restore takes the name of one copy. ${listOfCopies(START_STATE)}`);
  const { replaced, newEpoch } = putBack(START_STATE, name);
  const lines = [
    'The copy is in place. Check out the version that it is of before you start, or it is migrated again.',
    `The data that it replaced is in ${replaced}; delete it when you are sure.`,
    ...(newEpoch ? ['Events are numbered anew from here: docs/upgrade.md says what the reports still show.'] : []),
  ];
  for (const line of lines) process.stdout.write(`${line}\n`);
  return 0;
});
