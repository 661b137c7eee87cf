// npm run audit:verify: proves the hash chain of the running system's audit trail, and names the first bad entry.
import { readEndpoints } from './black-box/endpoints.ts';
import { runCommand } from './command.ts';
import { runMain } from './process/run-main.ts';
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

runCommand(() => runMain('backend/dist/main.audit-verify.js', [], settings()));
