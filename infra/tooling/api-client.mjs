import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameSchemas } from './name-schemas.mjs';

/**
 * Keeps what is generated from the API: `docs/openapi.json` (from the built backend) and the frontends' client.
 *   node infra/tooling/api-client.mjs            writes both
 *   node infra/tooling/api-client.mjs --client   writes the client from docs/openapi.json as it is
 *   node infra/tooling/api-client.mjs --check    fails when the client is not what docs/openapi.json gives
 */
const repository = fileURLToPath(new URL('../..', import.meta.url));
const documentFile = path.join(repository, 'docs/openapi.json');
const clientFolder = path.join(repository, 'frontend-shared/src/api/generated');
const cache = path.join(repository, '.tributary/cache');
const mode = process.argv[2];

if (mode === undefined) {
  const main = path.join(repository, 'backend/dist/main.openapi.js');
  writeFileSync(documentFile, execFileSync(process.execPath, [main], { maxBuffer: 64e6 }));
}
if (mode === '--check') check();
else generate(clientFolder);

function generate(folder) {
  mkdirSync(cache, { recursive: true });
  const document = JSON.parse(readFileSync(documentFile, 'utf8'));
  writeFileSync(path.join(cache, 'openapi.named.json'), JSON.stringify(nameSchemas(document)));
  const generator = path.join(repository, 'node_modules/ng-openapi-gen/lib/index.js');
  const config = path.join(repository, 'infra/tooling/ng-openapi-gen.json');
  execFileSync(process.execPath, [generator, '--config', config, '--output', folder], {
    cwd: repository,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const file of filesOf(folder)) {
    const target = path.join(folder, file);
    writeFileSync(target, adapt(readFileSync(target, 'utf8')));
  }
}

/** What the generator does not know of: imports that are types only, and parameters that may be given as undefined. */
function adapt(source) {
  return source
    .replace(
      /^import \{ HttpClient, HttpContext, HttpResponse \}/m,
      'import { type HttpClient, type HttpContext, HttpResponse }',
    )
    .replace(/^import \{ (Observable|StrictHttpResponse) \}/gm, 'import type { $1 }')
    .replace(/^import (\{ .* \} from '[^']*models\/)/gm, 'import type $1')
    .replace(
      /^import \{ HttpResponse \} from '@angular\/common\/http';\s+export type/m,
      "import type { HttpResponse } from '@angular/common/http';\n\nexport type",
    )
    .replace(/^( {2}\S+\?: )(.*);$/gm, (line, name, type) =>
      /export interface \S+\$Params/.test(source) ? `${name}${type} | undefined;` : line,
    );
}

function check() {
  const fresh = path.join(cache, 'api-client');
  rmSync(fresh, { recursive: true, force: true });
  generate(fresh);
  const files = new Set([...filesOf(fresh), ...filesOf(clientFolder)]);
  const stale = [...files].filter((file) => textOf(fresh, file) !== textOf(clientFolder, file));
  if (stale.length === 0) return;
  console.error(
    `The API client is stale (${stale.slice(0, 5).join(', ')}). Run: npm run generate:client -w frontend-shared`,
  );
  process.exitCode = 1;
}

function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((e) => path.relative(folder, path.join(e.parentPath, e.name)));
}

function textOf(folder, file) {
  try {
    return readFileSync(path.join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}
