import { aClick, aClickGroup } from '../test/support/events.js';
import { clicksRecordedV1 } from '@tributary/backend/contracts/click-recorded.v1';
import { clickRows, clickColumns } from '../src/projectors/clicks.js';
import { z } from 'zod';
const texts = Array.from({ length: 200 }, () => JSON.stringify(aClickGroup(Array.from({ length: 100 }, () => aClick({ sub1: 'abc' })))));
const any = z.object({ specversion: z.literal('1.0'), type: z.string() });
const cpu = (name: string, f: () => unknown) => { const a = process.cpuUsage(); const r = f(); const b = process.cpuUsage(a); console.log(name, ((b.user + b.system) / 1000).toFixed(0), 'ms cpu per 20k'); return r; };
for (let i = 0; i < 5; i++) {
  const parsed = cpu('parse', () => texts.map((t) => JSON.parse(t))) as unknown[];
  cpu('any', () => parsed.map((p) => any.safeParse(p)));
  const valid = cpu('zod', () => parsed.map((p) => clicksRecordedV1.safeParse(p).data!)) as never[];
  const rows = cpu('rows', () => valid.flatMap((g) => clickRows(g, { streamSeq: 1 }))) as Record<string, unknown>[];
  const arrays = cpu('arrays', () => rows.map((r) => clickColumns.map((c) => r[c]))) as unknown[][];
  cpu('stringify', () => arrays.map((a) => JSON.stringify(a) + '\n').join(''));
}
