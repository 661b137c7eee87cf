// npm run stop: ends what npm start began, and waits until nothing of it is left. Harmless when nothing runs.
import { runCommand } from './command.ts';
import { stopInstance } from './launch/running.ts';
import { START_STATE } from './state-dir.ts';

runCommand(async () => {
  const wasRunning = await stopInstance(START_STATE);
  process.stdout.write(wasRunning ? 'Tributary has stopped.\n' : 'Tributary was not running.\n');
  return 0;
});
