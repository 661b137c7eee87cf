import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const repository = path.resolve(import.meta.dirname, '../../..');

interface Summary {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

type Files = Readonly<Record<string, string>>;

/**
 * Writes the files to a throw-away folder and runs the repository's import checker there, as `npm run check:imports` does.
 * @returns each violation as `rule: file`, sorted, once
 */
export function checkImports(files: Files): string[] {
  const config = path.join(repository, 'infra/tooling/dependency-cruiser.mjs');
  const args = ['--config', config, '--output-type', 'json', 'backend/src', 'analytics/src'];
  const output = runIn(files, 'node_modules/.bin/depcruise', args);
  if (!output.startsWith('{')) throw new Error(`The import checker did not run: ${output}`);
  const { summary } = JSON.parse(output) as Summary;
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort();
}

/**
 * Runs the document checker over the files, as `npm run check:docs` does.
 * @returns its complaints
 */
export function checkDocuments(files: Files): string[] {
  const lines = runIn(files, 'infra/tooling/check-docs.mjs', []).split('\n');
  if (!lines.some((line) => line.startsWith('ok')))
    throw new Error(`The document checker did not run: ${lines.join('\n')}`);
  return lines.filter((line) => line.startsWith('     ')).map((line) => line.trim());
}

function runIn(files: Files, program: string, args: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-check-'));
  try {
    symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(repository, program), ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return stdout === '' ? stderr : stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
