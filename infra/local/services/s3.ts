import path from 'node:path';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { createFolder } from '../state-dir.ts';

const BUCKET = 'tributary';
const ACCESS_KEY_ID = 'tributary';

/** Where the embedded S3 store is (path-style addressing), and who may use it. */
export function s3Local({ ports, secrets }: Instance): {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
} {
  return {
    endpoint: `http://127.0.0.1:${ports.s3}`,
    bucket: BUCKET,
    region: 'us-east-1',
    accessKeyId: ACCESS_KEY_ID,
    secretAccessKey: secrets.s3SecretAccessKey,
  };
}

/** S3-compatible store on plain files (see s3-server.mjs). */
export function s3(instance: Instance): Service {
  const data = path.join(instance.state.data, 's3');
  return {
    name: 's3',
    title: 'S3 store',
    kind: 'store',
    stopSignal: 'SIGTERM',
    prepare: async () => {
      createFolder(data);
    },
    command: () => ({
      file: process.execPath,
      args: [path.join(import.meta.dirname, 's3-server.mjs'), data, String(instance.ports.s3), BUCKET],
      // Not among the arguments: every user of the machine can read those.
      env: {
        PATH: process.env['PATH'] ?? '',
        NODE_NO_WARNINGS: '1',
        S3_ACCESS_KEY_ID: ACCESS_KEY_ID,
        S3_SECRET_ACCESS_KEY: instance.secrets.s3SecretAccessKey,
      },
    }),
    isReady: async () => answers(s3Local(instance).endpoint),
  };
}

// Any HTTP answer will do: without a signature it is a refusal.
async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.status < 500;
}
