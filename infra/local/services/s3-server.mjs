// An S3-compatible store for local use, as a process of its own. It does not check signatures: access rules cannot be
// tested against it, which is why it listens on the loopback only.
// Usage: node s3-server.mjs <data folder> <port> <bucket>
import S3rver from 's3rver';

const [directory, port, bucket] = process.argv.slice(2);
const server = new S3rver({
  address: '127.0.0.1',
  port: Number(port),
  directory,
  silent: true,
  resetOnClose: false,
  configureBuckets: [{ name: bucket }],
});
await server.run();
