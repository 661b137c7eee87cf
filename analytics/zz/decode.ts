import { BatchPlan } from '../src/batch-plan.js';
import { aClick, aClickGroup } from '../test/support/events.js';
const G = 100;
const data = Array.from({ length: 200 }, () => new TextEncoder().encode(JSON.stringify(aClickGroup(Array.from({ length: G }, () => aClick({sub1:'abc'}))))));
for (let r = 0; r < 6; r++) { const t = performance.now(); const p = new BatchPlan({}, 0); data.forEach((d, i) => p.add({ seq: i + 1, at: 0, subject: '', data: d, producer: 'a', producerSeq: String(i + 1) })); const ms = performance.now() - t; console.log(p.rowCount, ms.toFixed(0) + 'ms', Math.round(p.rowCount / ms * 1000), 'rows/s');
 const t2 = performance.now(); const { clickColumns } = await import('../src/projectors/clicks.js'); const s = p.rows.clicks.map((row) => JSON.stringify(clickColumns.map((c) => row[c]))).join('\n'); console.log('  encode', (performance.now() - t2).toFixed(0), s.length); }
