import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * After `ng build`: names in the page what a browser will need first, so that it asks for all of it at once; puts a
 * compressed copy beside each text file (the API serves those); and fails when what must be loaded before the first page
 * is larger than the app's budget. Angular's own budgets count raw bytes.
 *   node infra/tooling/finish-app.mjs admin|affiliate
 */
const kilobyte = 1024;
const budgets = { admin: 320 * kilobyte, affiliate: 220 * kilobyte };

const app = process.argv[2];
const budget = budgets[app];
if (budget === undefined) throw new Error(`Which app? One of: ${Object.keys(budgets).join(', ')}`);
const folder = fileURLToPath(new URL(`../../frontend-${app}/dist`, import.meta.url));
const page = path.join(folder, 'index.html');

const first = firstLoad();
nameWhatComesFirst();
const sizes = compress();
report();

/** The page, its styles, and its scripts with everything that they import before they run. */
function firstLoad() {
  const found = new Set(['index.html']);
  const html = readFileSync(page, 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)].map(([, file]) => file);
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

/** Without this a browser finds each script in the one before, and the font when the first text is drawn. */
function nameWhatComesFirst() {
  const html = readFileSync(page, 'utf8');
  const scripts = first.filter((file) => file.endsWith('.js') && !html.includes(file));
  const fonts = readdirSync(path.join(folder, 'media')).filter((file) =>
    /^inter-latin-wght-normal.*\.woff2$/.test(file),
  );
  const links = [
    ...scripts.map((file) => `<link rel="modulepreload" href="${file}">`),
    ...fonts.map((file) => `<link rel="preload" href="media/${file}" as="font" type="font/woff2" crossorigin>`),
  ];
  if (html.includes(links.at(-1))) return;
  writeFileSync(page, html.replace('</head>', `${links.join('\n  ')}\n</head>`));
  keepServiceWorkerRight();
}

/** The service worker refuses a page that is not the one its list was made of. */
function keepServiceWorkerRight() {
  const listFile = path.join(folder, 'ngsw.json');
  if (!existsSync(listFile)) return;
  const list = JSON.parse(readFileSync(listFile, 'utf8'));
  list.hashTable[`/${app}/index.html`] = createHash('sha1').update(readFileSync(page)).digest('hex');
  writeFileSync(listFile, JSON.stringify(list, null, 2));
}

function compress() {
  const compressed = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest|txt)$/.test(entry.name)) continue;
    const content = readFileSync(file);
    const small = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    compressed.set(path.relative(folder, file), small.length);
    if (content.length < kilobyte) continue;
    writeFileSync(`${file}.br`, small);
    writeFileSync(`${file}.gz`, gzipSync(content));
  }
  return compressed;
}

function report() {
  const total = first.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  const words = `${app}: first load ${inKilobytes(total)} compressed in ${first.length} files, budget ${inKilobytes(budget)}`;
  if (total <= budget) {
    console.log(words);
    return;
  }
  console.error(`${words}: too large. The largest:`);
  const largest = first.toSorted((a, b) => sizes.get(b) - sizes.get(a)).slice(0, 6);
  for (const file of largest) console.error(`  ${inKilobytes(sizes.get(file))}  ${file}`);
  process.exitCode = 1;
}

function inKilobytes(bytes) {
  return `${(bytes / kilobyte).toFixed(1)} KB`;
}
