import pg from 'pg';

/**
 * Every row of a database as `COPY` text in the order of the primary key, with the values of its sequences: what `pg_dump
 * --data-only` writes, and what `loadCopyText` reads.
 */
export async function dumpRows(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 1`);
    const parts = [];
    for (const { name, columns, key } of await tablesOf(client)) parts.push(await copyText(client, name, columns, key));
    return [...parts, ...(await sequenceValues(client))].join('\n');
  } finally {
    await client.end();
  }
}

/**
 * Gives rows that remember the number of their transaction small ones in the same order: a server that has just been set up
 * would take larger ones for transactions that have not begun.
 */
export async function lowerTransactionNumbers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Tables that refuse changes refuse this one too; it is the same history on another server.
    await client.query(`set session_replication_role = replica`);
    await client.query(`
      create temporary table numbers as
      select xid, (2 + dense_rank() over (order by xid))::text::xid8 as lower
      from (select xid from audit_entries union select xid from outbox) as used`);
    for (const table of ['audit_entries', 'outbox']) {
      await client.query(`update ${table} t set xid = n.lower from numbers n where n.xid = t.xid`);
    }
  } finally {
    await client.end();
  }
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      array(select attname::text from pg_attribute a
        where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    order by c.relname`);
  return rows;
}

async function copyText(
  client: pg.Client,
  name: string,
  columns: readonly string[],
  key: readonly string[],
): Promise<string> {
  const quoted = columns.map((column) => `"${column}"`);
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${quoted.map((column) => `${column}::text`).join(', ')} from "${name}"
           order by ${key.map((column) => `"${name}"."${column}"`).join(', ')}`,
    rowMode: 'array',
  });
  const lines = rows.map((row) => row.map(copyValue).join('\t'));
  return [`COPY "${name}" (${quoted.join(', ')}) FROM stdin;`, ...lines, '\\.', ''].join('\n');
}

async function sequenceValues(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' order by 1`,
  );
  return rows.flatMap(({ name, value }) => (value === null ? [] : [`SELECT setval('${name}', ${value}, true);`]));
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyValue(value: string | null): string {
  return value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}
