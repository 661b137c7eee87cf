import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * After `ng build`: puts a compressed copy beside each text file (the API serves those), and fails when what a browser
 * must load before the first page is larger than the app's budget. Angular's own budgets count raw bytes.
 *   node infra/tooling/finish-app.mjs admin|affiliate
 */
const kilobyte = 1024;
const budgets = { admin: 320 * kilobyte, affiliate: 220 * kilobyte };

const app = process.argv[2];
const budget = budgets[app];
if (budget === undefined) throw new Error(`Which app? One of: ${Object.keys(budgets).join(', ')}`);
const folder = fileURLToPath(new URL(`../../frontend-${app}/dist`, import.meta.url));

const sizes = new Map();
const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
for (const entry of entries) {
  const file = path.join(entry.parentPath, entry.name);
  if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest|txt)$/.test(entry.name)) continue;
  const content = readFileSync(file);
  const small = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  sizes.set(path.relative(folder, file), small.length);
  if (content.length < kilobyte) continue;
  writeFileSync(`${file}.br`, small);
  writeFileSync(`${file}.gz`, gzipSync(content));
}

const first = firstLoad();
const total = first.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
const words = `${app}: first load ${inKilobytes(total)} compressed in ${first.length} files, budget ${inKilobytes(budget)}`;
if (total > budget) {
  console.error(`${words}: too large. The largest:`);
  const largest = first.toSorted((a, b) => sizes.get(b) - sizes.get(a)).slice(0, 6);
  for (const file of largest) console.error(`  ${inKilobytes(sizes.get(file))}  ${file}`);
  process.exitCode = 1;
} else console.log(words);

/** The page, its styles, and its scripts with everything that they import before they run. */
function firstLoad() {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const found = new Set(['index.html']);
  const waiting = [...page.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)].map(([, file]) => file);
  while (waiting.length > 0) {
    const file = waiting.pop();
    if (found.has(file)) continue;
    found.add(file);
    if (!file.endsWith('.js')) continue;
    const imports = readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g);
    for (const [, imported] of imports) waiting.push(imported);
  }
  return [...found];
}

function inKilobytes(bytes) {
  return `${(bytes / kilobyte).toFixed(1)} KB`;
}
