// Generates the typed Prisma client without a network: Prisma wants a schema engine binary to exist, though generation
// never runs it, so an empty stand-in file is named. (Migrations are dbmate's, not Prisma's.)
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

const standIn = path.join(mkdtempSync(path.join(tmpdir(), 'tributary-prisma-')), 'schema-engine');
writeFileSync(standIn, '', { mode: 0o755 });
const cli = path.join(
  path.dirname(createRequire(`${process.cwd()}/`).resolve('prisma/package.json')),
  'build/index.js',
);
const result = spawnSync(process.execPath, [cli, 'generate'], {
  stdio: ['ignore', process.env.CI ? 'ignore' : 'inherit', 'inherit'],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: standIn,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
});
rmSync(path.dirname(standIn), { recursive: true });
process.exit(result.status ?? 1);
