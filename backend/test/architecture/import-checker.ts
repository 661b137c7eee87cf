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

/**
 * Writes the files to a throw-away folder and runs the repository's import checker there, as `npm run check:imports` does.
 * @returns each violation as `rule: file`, sorted, once
 */
export function checkImports(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-imports-'));
  try {
    symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const { summary } = JSON.parse(cruise(folder)) as Summary;
    return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cruise(folder: string): string {
  const program = path.join(repository, 'node_modules/.bin/depcruise');
  const config = path.join(repository, 'infra/tooling/dependency-cruiser.mjs');
  const args = [program, '--config', config, '--output-type', 'json', 'backend/src', 'analytics/src'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (!stdout.startsWith('{')) throw new Error(`The import checker did not run: ${stdout}${stderr}`);
  return stdout;
}
