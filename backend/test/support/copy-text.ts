import type pg from 'pg';

/** One table of a file of `COPY` text. */
export interface CopiedTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** A value as PostgreSQL writes it, or null. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The tables of a file that `pg_dump --data-only` could have written. */
export function readCopyText(text: string): CopiedTable[] {
  return [...text.matchAll(/^COPY "(\w+)" \((.*)\) FROM stdin;\n((?:.*\n)*?)\\\.$/gm)].map(
    ([, table = '', columns = '', body = '']) => ({
      table,
      columns: columns.split(', ').map((column) => column.replaceAll('"', '')),
      rows: body
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t').map(readValue)),
    }),
  );
}

/**
 * Fills a migrated database with the rows of such a file, and sets its sequences. What migrations put into these tables goes;
 * triggers and references do not look, because the rows were checked when they were first written.
 */
export async function loadCopyText(client: pg.Client, text: string): Promise<void> {
  await client.query('begin');
  await client.query(`set local session_replication_role = replica; set local timezone = 'UTC'`);
  for (const table of readCopyText(text)) await fillTable(client, table);
  for (const [statement] of text.matchAll(/^SELECT setval\(.*\);$/gm)) await client.query(statement);
  await client.query('commit');
}

/** Values arrive as texts and become what their column is, as with `COPY`. */
async function fillTable(client: pg.Client, { table, columns, rows }: CopiedTable): Promise<void> {
  await client.query(`delete from "${table}"`);
  const { rows: known } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass`,
    [`"${table}"`],
  );
  const types = new Map(known.map(({ name, type }) => [name, type]));
  const quoted = columns.map((column) => `"${column}"`);
  const values = columns.map((column) => `"${column}"::${types.get(column) ?? 'text'}`);
  await client.query(
    `insert into "${table}" (${quoted.join(', ')}) overriding system value
     select ${values.join(', ')} from unnest(${columns.map((_, i) => `$${i + 1}::text[]`).join(', ')}) as r(${quoted.join(', ')})`,
    columns.map((_, i) => rows.map((row) => row[i] ?? null)),
  );
}

const escaped: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

function readValue(text: string): string | null {
  return text === '\\N' ? null : text.replace(/\\(.)/g, (_, character: string) => escaped[character] ?? character);
}
