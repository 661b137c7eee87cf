import { globSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { foldersInACycle, innocent, targets, violations } from './architecture/fixtures.js';
import { checkDocuments, checkImports, repository } from './architecture/checkers.js';
import { tables, writesOutsideTheirModule, writtenTables } from './architecture/table-owners.js';
import { commitProblem, complaints, loadModuleGraph, loadPureFiles } from './architecture/tooling.js';

const backend = path.join(repository, 'backend');
const moduleFiles = globSync('src/modules/**/*.ts', { cwd: backend }).sort();
const read = (file: string): string => readFileSync(path.join(backend, file), 'utf8');

describe('the import checker', () => {
  it('passes a tree that keeps the rules', () => {
    expect(checkImports(innocent)).toEqual([]);
  });

  it('refuses folders that need each other', () => {
    const folders = ['links', 'people'].map((name) => `no-folder-cycles: backend/src/modules/identity/${name}`);
    expect(checkImports({ ...innocent, ...foldersInACycle })).toEqual(folders);
  });

  describe('refuses, and names', () => {
    let found: string[] = [];
    beforeAll(() => {
      const broken = Object.fromEntries(violations.map(({ file, text }) => [file, text]));
      // So many wrong imports at once make folders need each other, too: asked below, in a tree of its own.
      found = checkImports({ ...innocent, ...targets, ...broken }).filter(
        (line) => !line.startsWith('no-folder-cycles'),
      );
    });

    it.each(violations)('$rule in $file', ({ rule, file }) => {
      expect(found).toContain(`${rule}: ${file}`);
    });

    it('nothing that keeps the rules', () => {
      const files = new Set(violations.map(({ file }) => file));
      expect(found.filter((line) => !files.has(line.slice(line.indexOf(': ') + 2)))).toEqual([]);
    });
  });
});

describe('the module graph', () => {
  it('names every module, and only modules that come before', async () => {
    const graph = await loadModuleGraph();
    const names = Object.keys(graph);
    names.forEach((name, place) => {
      expect(names.slice(0, place)).toEqual(expect.arrayContaining([...(graph[name] ?? [])]));
    });
    const folders = readdirSync(path.join(backend, 'src/modules'));
    expect(names).toEqual(expect.arrayContaining(folders));
  });
});

describe('use cases', () => {
  // What a command changes is said where it is changed: in the use case, or in the part of its module that does it.
  const sources = new Map(moduleFiles.map((file) => [file, read(file)]));
  const writing = [...sources].filter(
    ([file, text]) => !file.endsWith('.spec.ts') && /writes\.run(Group)?\(/.test(text),
  );
  it.each(writing.map(([file]) => file))('%s tells the audit trail what it changes', (file) => {
    const parts = new Set([file]);
    for (const part of parts) {
      const steps = [...(sources.get(part) ?? '').matchAll(/from '\.\/([\w./-]+)\.js'/g)];
      // A file's own imports, and for a folder of steps those of each step.
      if (part === file || path.dirname(part) !== path.dirname(file))
        for (const [, name] of steps) parts.add(`${path.dirname(part)}/${name}.ts`);
    }
    const said = [...parts].some((part) => /\btx\.changed\(/.test(sources.get(part) ?? ''));
    expect(said).toBe(true);
  });
});

describe('pure files', () => {
  it.each([
    'export const now = Date.now();',
    'export const now = new Date();',
    'export const luck = Math.random();',
    'export async function later() {}',
    'export const f = async () => { await Promise.resolve(); };',
    "import { randomBytes } from 'node:crypto'; export const r = randomBytes(8);",
    'export const home = process.env.HOME;',
    'export const id = crypto.randomUUID();',
    "export * from './other.js';",
    'function Injectable() {} @Injectable() export class Rule {}',
  ])('may not say %s', async (code) => {
    expect(await complaints(code, 'backend/src/modules/identity/rules/a.ts')).not.toEqual([]);
    expect(await complaints(code, 'backend/src/kernel/a.ts')).not.toEqual([]);
  });

  it('may compute with the times they are given', async () => {
    const code = 'export const next = (at: Date): Date => new Date(at.getTime() + 1);';
    expect(await complaints(code, 'backend/src/kernel/a.ts')).toEqual([]);
  });

  it('are pure', async () => {
    const pure = globSync(await loadPureFiles(), { cwd: repository }).filter((file) => !file.endsWith('.spec.ts'));
    expect(pure.length).toBeGreaterThan(20);
    for (const file of pure) {
      const impure = await complaints(readFileSync(path.join(repository, file), 'utf8'), file);
      expect({ file, impure }).toEqual({ file, impure: [] });
    }
  });

  it('each have their examples beside them', () => {
    const rules = moduleFiles.filter(
      (file) => /\/rules\/[^/.]+\.ts$/.test(file) && /^export (async )?function /m.test(read(file)),
    );
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.filter((file) => !isExercised(file))).toEqual([]);
  });
});

/** A spec of the module reaches the rule by its imports, directly or through what it is a part of. */
function isExercised(file: string): boolean {
  const siblings = moduleFiles.filter((other) => other.split('/')[2] === file.split('/')[2]);
  const reached = new Set([file]);
  for (const part of reached) {
    const name = path.basename(part, '.ts');
    for (const other of siblings) if (read(other).includes(`/${name}.js'`)) reached.add(other);
  }
  return [...reached].some((other) => other.endsWith('.spec.ts'));
}

describe('a module file', () => {
  it.each([
    ["import { sql } from '../../platform/sql.js';", 'a.ts'],
    ['export const f = (tx) => tx.db.rows`select 1`;', 'a.controller.ts'],
    ['export const f = (db, statement) => db.execute(statement);', 'a.ts'],
    ['export class F { f() { return this.db.typed.user.findMany(); } }', 'a.ts'],
    ["import { EventBus } from '@nestjs/cqrs';", 'a.store.ts'],
    ["import { BadRequestException } from '@nestjs/common';", 'a.controller.ts'],
  ])('may not say %s in %s', async (code, file) => {
    expect(await complaints(code, `backend/src/modules/identity/${file}`)).not.toEqual([]);
  });

  it.each([
    ["import { sql } from '../../platform/sql.js';", 'a.store.ts'],
    ['export const f = (db) => db.rows`select 1`;', 'a.query.ts'],
    ["import { Database } from '../../platform/database.js';", 'a.ts'],
    ["import { CommandBus } from '@nestjs/cqrs';", 'a.controller.ts'],
  ])('may say %s in %s', async (code, file) => {
    expect(await complaints(code, `backend/src/modules/identity/${file}`)).toEqual([]);
  });
});

describe('a file name', () => {
  const kinds = [
    'controller',
    'errors',
    'filter',
    'guard',
    'handler',
    'interceptor',
    'module',
    'query',
    'schema',
    'store',
    'view',
  ];
  const grammar = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*(\\.(${kinds.join('|')}))?(\\.spec)?\\.ts$`);

  it('is in the grammar', () => {
    expect(moduleFiles.filter((file) => !grammar.test(path.basename(file)))).toEqual([]);
  });

  it.each([
    ['@Controller(', /\.controller\.ts$/],
    ['@Module(', /\.module\.ts$/],
    ['@QueryHandler(', /\.query\.ts$/],
    ['@CommandHandler(', /\/[a-z]+(-[a-z]+)+\.ts$/],
  ])('says that the file has a %s', (decorator, name) => {
    const bearers = moduleFiles.filter((file) =>
      read(file)
        .split('\n')
        .some((line) => line.startsWith(decorator)),
    );
    expect(bearers.filter((file) => !name.test(file))).toEqual([]);
  });

  it('on-… is only for what consumes a stream', () => {
    const consumers = moduleFiles.filter((file) => /^on-[a-z-]+\.ts$/.test(path.basename(file)));
    expect(consumers.filter((file) => !/messaging\/consumer\.js'/.test(read(file)))).toEqual([]);
  });

  it('public.ts is where each module that others use has its door', async () => {
    const used = new Set(Object.values(await loadModuleGraph()).flat());
    const doors = moduleFiles.filter((file) => path.basename(file) === 'public.ts').map((file) => file.split('/')[2]);
    expect(doors).toEqual(expect.arrayContaining([...used]));
  });
});

describe('tables', () => {
  it.each([
    ['insert into refunds (id) values (1)', ['refunds']],
    ['update conversions set status = 1', ['conversions']],
    ['on conflict do update set status = 1', []],
    ['select from conversions for update', []],
    ['await tx.db.conversion.updateMany({})', ['conversions']],
    ['await tx.db.conversion.findMany({})', []],
  ])('sees what %s writes', (source, expected) => {
    expect(writtenTables(source, tables(backend))).toEqual(expected);
  });

  it('are written by the stores of their own module only', () => {
    expect(writesOutsideTheirModule(backend)).toEqual([]);
  });
});

describe('the document checker', () => {
  const alarm = (name: string, changes: Readonly<Record<string, unknown>> = {}): string => {
    const annotations = { summary: 'The sea is high.', runbook: 'docs/runbooks/high-tide.md' };
    const rule = { alert: name, expr: 'max(tributary_sea_level) > 3', labels: { severity: 'page' }, annotations };
    // JSON is YAML too.
    return JSON.stringify({ groups: [{ name: 'sea', rules: [{ ...rule, ...changes }] }] });
  };
  const alarms = (changes: Readonly<Record<string, unknown>>) => ({
    'infra/observability/alerts.yaml': alarm('HighTide', changes),
  });
  const runbook = ['What it means', 'What to look at', 'What to do', 'Whom to wake']
    .map((section) => `\n## ${section}\n`)
    .join('');
  const honest = {
    'package.json': '{ "workspaces": [], "dependencies": { "zod": "1" } }',
    'README.md': '# Title\n\n[a](docs/adr/0001-first.md) [b](#title) [c](https://example.org/x)\n',
    'docs/dependencies.md': '| `zod` | schemas | MIT |\n',
    'docs/flows/click.md': '`README.md`, then `docs/dependencies.md`\n',
    'docs/adr/README.md': '[0001](0001-first.md)\n',
    'docs/adr/0001-first.md': '# 0001 First\n',
    'backend/src/a.ts': "new Gauge({ name: 'tributary_sea_level' })",
    'infra/observability/alerts.yaml': alarm('HighTide'),
    'docs/runbooks/high-tide.md': runbook,
  };

  it('passes documents that tell the truth', () => {
    expect(checkDocuments(honest)).toEqual([]);
  });

  it.each([
    ['a link', { 'README.md': '[a](docs/gone.md)\n' }, 'README.md: the link docs/gone.md leads nowhere'],
    ['a heading', { 'README.md': '[a](#gone)\n' }, 'README.md: README.md has no heading #gone'],
    [
      'a path',
      { 'docs/flows/click.md': '`backend/src/gone.ts`\n' },
      'docs/flows/click.md: `backend/src/gone.ts` does not exist',
    ],
    ['a dependency', { 'docs/dependencies.md': '\n' }, 'docs/dependencies.md: zod has no row'],
    ['a row too many', { 'docs/dependencies.md': '| `zod` |\n| `yup` |\n' }, 'no package.json names yup'],
    ['a number', { 'docs/adr/0003-third.md': '# 0003 Third\n' }, '0003-third.md: expected number 0002'],
    ['a metric', { 'backend/src/a.ts': '' }, 'HighTide asks for tributary_sea_level, which no process has'],
    ['any metric', alarms({ expr: 'up == 0' }), 'HighTide asks for no metric of ours'],
    ['a severity', alarms({ labels: {} }), 'HighTide has no severity'],
    ['a summary', alarms({ annotations: { runbook: 'docs/runbooks/high-tide.md' } }), 'HighTide has no summary'],
    ['a runbook', { 'infra/observability/alerts.yaml': alarm('LowTide') }, 'docs/runbooks/low-tide.md does not exist'],
    ['a link to it', alarms({ annotations: { summary: 'x' } }), 'does not lead to docs/runbooks/high-tide.md'],
    ['a part of it', { 'docs/runbooks/high-tide.md': '# High tide\n' }, 'has no section "What it means"'],
    ['its rule', { 'docs/runbooks/neap.md': runbook }, 'docs/runbooks/neap.md: no rule in'],
    ['what is YAML', { 'infra/observability/alerts.yaml': 'groups: [' }, 'alerts.yaml: it is no rule file'],
  ])('misses %s', (_what, change, problem) => {
    expect(checkDocuments({ ...honest, ...change }).join('\n')).toContain(problem);
  });

  it.each(['feat(commission): hold orders', 'fix!: refuse a code', 'chore: workspaces, toolchain'])(
    'takes the commit "%s"',
    async (subject) => {
      expect(await commitProblem(subject)).toBeUndefined();
    },
  );

  it.each(['Update files', 'feat: ', 'feat(x) y', 'wip: things', 'fix: a sentence.', `docs: ${'x'.repeat(100)}`])(
    'refuses the commit "%s"',
    async (subject) => {
      expect(await commitProblem(subject)).toEqual(expect.any(String));
    },
  );
});
