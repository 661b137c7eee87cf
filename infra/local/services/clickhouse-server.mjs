// A real ClickHouse server (HTTP and native TCP) out of the libchdb that the @chdb/lib-* package ships, as a process of
// its own: the call blocks until the process is told to end.
// Usage: node clickhouse-server.mjs <config.xml> <http port> <tcp port>
//
// ffi-rs and not koffi: koffi calls on a stack of its own, which ClickHouse's stack check refuses.
import { createRequire } from 'node:module';
import path from 'node:path';
import { arrayConstructor, DataType, load, open } from 'ffi-rs';

const [config, httpPort, tcpPort] = process.argv.slice(2);
const libc = process.platform === 'linux' ? '-gnu' : '';
const require = createRequire(import.meta.url);
const packageFile = require.resolve(`@chdb/lib-${process.platform}-${process.arch}${libc}/package.json`);
open({ library: 'chdb', path: path.join(path.dirname(packageFile), 'libchdb.so') });

// The session that starts the listeners must last as long as the server: it sleeps for ever.
const session = [
  'SYSTEM START LISTEN HTTP',
  'SYSTEM START LISTEN TCP',
  'SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1, max_execution_time = 0 FORMAT Null',
].join('; ');
const argv = [
  'clickhouse',
  `--config-file=${config}`,
  `--http_port=${httpPort}`,
  `--tcp_port=${tcpPort}`,
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
