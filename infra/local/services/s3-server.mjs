// An S3-compatible store for local use, as a process of its own. s3rver stores; it lets everybody in, so the signature of
// each request is checked before it (s3-signature.mjs).
// Usage: S3_ACCESS_KEY_ID=… S3_SECRET_ACCESS_KEY=… node s3-server.mjs <data folder> <port> <bucket>
import S3rver from 's3rver';
import { DUMMY_ACCOUNT } from 's3rver/lib/models/account.js';
import S3Error from 's3rver/lib/models/error.js';
import { isSigned } from './s3-signature.mjs';

const [directory, port, bucket] = process.argv.slice(2);
const account = {
  accessKeyId: process.env.S3_ACCESS_KEY_ID,
  secretAccessKey: process.env.S3_SECRET_ACCESS_KEY,
};
DUMMY_ACCOUNT.createKeyPair(account.accessKeyId, account.secretAccessKey);
const server = new S3rver({
  address: '127.0.0.1',
  port: Number(port),
  directory,
  silent: true,
  resetOnClose: false,
  configureBuckets: [{ name: bucket }],
});
server.middleware.unshift((context, next) => {
  if (!isSigned(context.req, account))
    throw new S3Error('AccessDenied', 'The request is not signed by a known account.');
  return next();
});
await server.run();
