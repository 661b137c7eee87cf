import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Table {
  /** The module (or `platform`) whose schema file declares it. */
  readonly owner: string;
  readonly name: string;
  /** As the typed client spells it. */
  readonly client: string;
}

/** Reads who owns which table from the names of the Prisma schema files. */
export function tables(backend: string): Table[] {
  return globSync('prisma/schema/*.prisma', { cwd: backend }).flatMap((file) => {
    const text = readFileSync(path.join(backend, file), 'utf8');
    return [...text.matchAll(/^model (\w+) \{([^}]*)\}/gm)].map(([, model = '', body = '']) => ({
      owner: path.basename(file, '.prisma'),
      name: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
      client: model.charAt(0).toLowerCase() + model.slice(1),
    }));
  });
}

/** Names of the tables that a source text writes, in raw SQL or through the typed client. */
export function writtenTables(source: string, known: readonly Table[]): string[] {
  return known
    .filter(
      ({ name, client }) =>
        new RegExp(`\\b(insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+"?${name}"?\\s`, 'i').test(source) ||
        new RegExp(`\\.${client}\\s*\\.(create|update|upsert|delete)\\w*\\(`).test(source),
    )
    .map(({ name }) => name);
}

/** Sources under `src` that write a table from outside its owner's stores (rule 6), as `file writes table of owner`. */
export function writesOutsideTheirModule(backend: string): string[] {
  const known = tables(backend);
  return globSync('src/**/*.ts', { cwd: backend })
    .filter((file) => !file.startsWith('src/generated/') && !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      writtenTables(readFileSync(path.join(backend, file), 'utf8'), known)
        .map((name) => ({ name, owner: known.find((table) => table.name === name)?.owner ?? '' }))
        .filter(({ owner }) => !mayWrite(file, owner))
        .map(({ name, owner }) => `${file} writes ${name} of ${owner}`),
    );
}

function mayWrite(file: string, owner: string): boolean {
  if (owner === 'platform') return /^src\/(platform|messaging)\//.test(file);
  return file.startsWith(`src/modules/${owner}/`) && file.endsWith('.store.ts');
}
