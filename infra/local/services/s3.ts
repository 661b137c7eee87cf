import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';

/** Bucket, region and the fixed credentials that s3rver accepts. */
export const S3_LOCAL = {
  bucket: 'tributary',
  region: 'us-east-1',
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
} as const;

/** Endpoint of the embedded S3 store (path-style addressing). */
export function s3Endpoint({ ports }: Instance): string {
  return `http://127.0.0.1:${ports.s3}`;
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
      mkdirSync(data, { recursive: true });
    },
    command: () => ({
      file: process.execPath,
      args: [path.join(import.meta.dirname, 's3-server.mjs'), data, String(instance.ports.s3), S3_LOCAL.bucket],
      env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1' },
    }),
    isReady: async () => answers(s3Endpoint(instance)),
  };
}

// Any HTTP answer will do: listing buckets without a signature may well be refused.
async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.status < 500;
}
