import { createTestBus } from '../test/support/test-bus.js';
import { createTestDatabase } from '../test/support/test-database.js';
import { testProjection } from '../test/support/test-projection.js';
import { aClick, aClickGroup } from '../test/support/events.js';
import { clickRows } from '../src/projectors/clicks.js';
import { clickColumns } from '../src/projectors/clicks.js';
import { setTimeout as sleep } from 'node:timers/promises';
process.env['CLICKHOUSE_URL'] = 'http://127.0.0.1:23101'; process.env['CLICKHOUSE_USER'] = 'app'; process.env['CLICKHOUSE_PASSWORD'] = 'apppw'; process.env['CLICKHOUSE_NATIVE_URL'] = 'clickhouse://app:apppw@127.0.0.1:23102/x'; process.env['NATS_URL'] = 'nats://127.0.0.1:23103';
const N = 600_000, G = Number(process.argv[2] ?? 100);
const bus = await createTestBus(); const db = await createTestDatabase(); const db2 = await createTestDatabase();
const mk = (i: number) => aClick({ affiliateId: 'aff_01h455vb4pex5vsknk084sn' + (i % 1000), linkId: 'lnk_01h455vb4pex5vsknk084sn' + (i % 3000), programId: 'prg_01h455vb4pex5vsknk084' + (i % 20), sub1: 'campaign-' + (i % 50), at: new Date(Date.UTC(2026, 2, 1) + i * 20).toISOString(), clickId: 'k' + Math.random().toString(36) + Math.random().toString(36) + i });
const all: unknown[][] = [];
const pend: Promise<unknown>[] = [];
for (let i = 0; i < N; i += G) {
  const g = aClickGroup(Array.from({ length: G }, (_, j) => mk(i + j)));
  for (const r of clickRows(g, { streamSeq: i })) all.push(clickColumns.map((c) => r[c]));
  pend.push(bus.publish('clicks.v1.0', g, { producer: 'tracker/b', seq: i / G + 1 }));
  if (pend.length >= 50) { await Promise.all(pend); pend.length = 0; }
}
await Promise.all(pend);
for (let round = 0; round < 2; round++) {
  const t = performance.now();
  for (let i = 0; i < N; i += 100_000) await db2.client.insert({ table: 'clicks', columns: [...clickColumns] as [string, ...string[]], values: all.slice(i, i + 100_000), format: 'JSONCompactEachRow', clickhouse_settings: { insert_deduplicate: 0 } });
  const s = (performance.now() - t) / 1000; console.log('direct', Math.round(N / s), 'rows/s');
}
for (const B of [20_000, 50_000]) { const t = performance.now();
  for (let i = 0; i < N; i += B) { await db2.client.insert({ table: 'clicks', columns: [...clickColumns] as [string, ...string[]], values: all.slice(i, i + B), format: 'JSONCompactEachRow', clickhouse_settings: { insert_deduplication_token: 'x' + B + i, input_format_parallel_parsing: 0, max_insert_threads: '1' } }); }
  const s = (performance.now() - t) / 1000; console.log('direct', B, Math.round(N / s), 'rows/s'); }
const cpu0 = process.cpuUsage();
const t = performance.now(); const p = testProjection(bus, db.client, 'CLICKS', { leaseMs: 3000, afterStep: (s) => { if (process.argv[3]) console.log(s, (performance.now() - t) | 0); } }); p.start();
for (;;) { const r = await db.query('select count() n from clicks'); if (Number(r[0]?.['n']) === N) break; await sleep(200); if (performance.now() - t > 120000) throw new Error('slow ' + JSON.stringify(r) + p.problem); }
const s = (performance.now() - t) / 1000; const cpu = process.cpuUsage(cpu0);
console.log('projector', Math.round(N / s), 'rows/s', s.toFixed(1) + 's', 'cpu', (cpu.user + cpu.system) / 1e6);
console.log((await p.metrics.metrics()).split('\n').filter((l) => l.includes('batch_rows')).join('\n'));
await p.stop(); await bus.close(); await db.drop(); await db2.drop();
process.exit(0);
