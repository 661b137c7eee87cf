// A real ClickHouse server (over HTTP) out of the libchdb that the @chdb/lib-* package ships, as a process of
// its own: the call blocks until the process is told to end.
// Usage: node clickhouse-server.mjs <config.xml> <http port>
//
// Its configuration is expected to ask the address in the environment variable CLICKHOUSE_GATE who may be `default`
// (see clickhouse-config.ts).
//
// ffi-rs and not koffi: koffi calls on a stack of its own, which ClickHouse's stack check refuses.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { arrayConstructor, DataType, load, open } from 'ffi-rs';

const [config, httpPort] = process.argv.slice(2);
const libc = process.platform === 'linux' ? '-gnu' : '';
const require = createRequire(import.meta.url);
const packageFile = require.resolve(`@chdb/lib-${process.platform}-${process.arch}${libc}/package.json`);
open({ library: 'chdb', path: path.join(path.dirname(packageFile), 'libchdb.so') });

// New for each start: what an earlier process had is worth nothing.
const gatePath = `/${randomBytes(32).toString('base64url')}`;
const gate = new Worker(new URL('clickhouse-gate.mjs', import.meta.url), { workerData: { path: gatePath } });
const [gatePort] = await once(gate, 'message');
process.env.CLICKHOUSE_GATE = `http://127.0.0.1:${gatePort}${gatePath}`;

// HTTP alone: over the native protocol the first wrong password ends the server (26.7.2.1). The session that starts the
// listener must last as long as the server: it sleeps for ever.
const session = [
  'SYSTEM START LISTEN HTTP',
  'SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1, max_execution_time = 0 FORMAT Null',
].join('; ');
const argv = [
  'clickhouse',
  `--config-file=${config}`,
  `--http_port=${httpPort}`,
  '--listen_host=127.0.0.1',
  '--multiquery',
  `--query=${session}`,
];
const status = load({
  library: 'chdb',
  funcName: 'chdb_query_cmdline',
  retType: DataType.External,
  paramsType: [DataType.I32, arrayConstructor({ type: DataType.StringArray, length: argv.length })],
  paramsValue: [argv.length, argv],
});
console.error('the ClickHouse session ended', status === null ? '' : 'with an answer');
process.exit(1);
