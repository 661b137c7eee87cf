import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypeScript, { astToString } from 'openapi-typescript';

/**
 * Keeps what is generated from the API: `docs/openapi.json` (from the built backend) and the frontends' client.
 *   node infra/tooling/api-client.mjs            writes both
 *   node infra/tooling/api-client.mjs --client   writes the client from docs/openapi.json as it is
 *   node infra/tooling/api-client.mjs --check    fails when the client is not what docs/openapi.json gives
 */
const repository = fileURLToPath(new URL('../..', import.meta.url));
const documentFile = path.join(repository, 'docs/openapi.json');
const clientFolder = path.join(repository, 'frontend-shared/src/api/generated');
const mode = process.argv[2];
// What has a default may be left out of a request.
const typesOptions = { rootTypes: true, rootTypesNoSchemaPrefix: true, defaultNonNullable: false };

if (mode === undefined) {
  const main = path.join(repository, 'backend/dist/main.openapi.js');
  writeFileSync(documentFile, execFileSync(process.execPath, [main], { maxBuffer: 64e6 }));
}
const files = await clientOf(JSON.parse(readFileSync(documentFile, 'utf8')));
if (mode === '--check') check();
else write();

/** The types of the API (`schema.ts`), and its operations (`operations.ts`), by name of file. */
async function clientOf(document) {
  const types = astToString(await openapiTypeScript(document, typesOptions));
  const heading = '/* Generated from docs/openapi.json: npm run generate:client -w frontend-shared */\n';
  return { 'schema.ts': heading + types, 'operations.ts': heading + operationsOf(document) };
}

/** One constant for each operation: `Links_create` is `linksCreate`. */
function operationsOf(document) {
  const lines = Object.entries(document.paths).flatMap(([route, item]) =>
    Object.entries(item)
      .filter(([, { tags }]) => !tags.includes('Health'))
      .map(([method, { operationId }]) => {
        const call = `{ method: '${method.toUpperCase()}', path: '${route}' }`;
        return `export const ${nameOf(operationId)}: Call<operations['${operationId}']> = ${call};\n`;
      }),
  );
  return `import type { Call } from '../operation';\nimport type { operations } from './schema';\n\n${lines.join('')}`;
}

function nameOf(operationId) {
  const [controller, method] = operationId.split('_');
  return controller.charAt(0).toLowerCase() + controller.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

function write() {
  rmSync(clientFolder, { recursive: true, force: true });
  mkdirSync(clientFolder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(clientFolder, file), text);
}

function check() {
  const stale = Object.keys(files).filter(
    (file) => readFileSync(path.join(clientFolder, file), 'utf8') !== files[file],
  );
  if (stale.length === 0) return;
  console.error(`The API client is stale (${stale.join(', ')}). Run: npm run generate:client -w frontend-shared`);
  process.exitCode = 1;
}
