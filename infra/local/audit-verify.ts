// npm run audit:verify: proves the hash chain of the running system's audit trail, and names the first bad entry.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { readEndpoints } from './black-box/endpoints.ts';
import { runCommand } from './command.ts';
import { REPOSITORY } from './repository.ts';
import { loadSecrets } from './secrets.ts';
import { START_STATE } from './state-dir.ts';
import { UserError } from './user-error.ts';

/** Of the running system here; whatever the environment names wins. */
function settings(): Record<string, string | undefined> {
  if (process.env['DATABASE_URL'] !== undefined) return {};
  try {
    const { postgres, s3 } = readEndpoints(START_STATE.endpointsFile);
    return {
      DATABASE_URL: postgres,
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: s3.bucket,
      S3_REGION: s3.region,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      AUDIT_KEYS: loadSecrets(START_STATE).auditKeys,
    };
  } catch {
    throw new UserError('Tributary is not running here: start it with npm start, or name a database by DATABASE_URL.');
  }
}

runCommand(async () => {
  const child = spawn(process.execPath, [path.join(REPOSITORY, 'backend/dist/main.audit-verify.js')], {
    stdio: 'inherit',
    env: { ...settings(), ...process.env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});
