// The embedded ClickHouse asks this server whether somebody may be `default`, its only user without a password. The first
// who asks is the session that starts the listeners, before anybody else can reach it: admitted. Everybody after: refused.
// A thread of the server's own process (see clickhouse-server.mjs), so that its port is held exactly as long as the
// server lives and nobody else can ever answer in its place.
import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

let used = false;
const gate = createServer((request, response) => {
  const admitted = !used && request.url === workerData.path;
  used ||= admitted;
  response.writeHead(admitted ? 200 : 401).end();
});
gate.listen(0, '127.0.0.1', () => parentPort.postMessage(gate.address().port));
