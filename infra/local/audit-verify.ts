// npm run audit:verify: proves the hash chain of the running system's audit trail, and names the first bad entry.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { readEndpoints } from './black-box/endpoints.ts';
import { runCommand } from './command.ts';
import { REPOSITORY } from './repository.ts';
import { START_STATE } from './state-dir.ts';
import { UserError } from './user-error.ts';

function databaseUrl(): string {
  try {
    return process.env['DATABASE_URL'] ?? readEndpoints(START_STATE.endpointsFile).postgres;
  } catch {
    throw new UserError('Tributary is not running here: start it with npm start, or name a database by DATABASE_URL.');
  }
}

runCommand(async () => {
  const child = spawn(process.execPath, [path.join(REPOSITORY, 'backend/dist/main.audit-verify.js')], {
    stdio: 'inherit',
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl() },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});
