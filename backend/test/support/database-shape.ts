import type pg from 'pg';

/** Columns of types that a Prisma model can only name, not use. */
const unsupportedTypes = ['xid8'];

const columnsSql = `
  select format('%s.%s %s%s%s', c.relname, a.attname, t.typname,
                case when a.attnotnull then ' required' else '' end,
                case when a.atthasdef or a.attidentity <> '' then ' default' else '' end) as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
    and not c.relispartition
    and a.attnum > 0 and not a.attisdropped and not t.typname = any($1)`;

// Partial and expression indexes have no counterpart in a Prisma schema.
const indexesSql = `
  select format('%s %s (%s)', c.relname,
                case when i.indisprimary then 'primary key' when i.indisunique then 'unique' else 'index' end,
                (select string_agg(a.attname, ', ' order by k.place)
                 from unnest(i.indkey) with ordinality k(attnum, place)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum)) as line
  from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migrations' and not c.relispartition
    and i.indpred is null and i.indexprs is null`;

const referencesSql = `
  select format('%s (%s) references %s (%s)', c.relname, names(f.conrelid, f.conkey), other.relname, names(f.confrelid, f.confkey)) as line
  from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class other on other.oid = f.confrelid
  where f.contype = 'f' and c.relnamespace = 'public'::regnamespace`;

const namesSql = `
  create function pg_temp.names(tab oid, cols smallint[]) returns text language sql as $$
    select string_agg(a.attname, ', ' order by k.place)
    from unnest(cols) with ordinality k(attnum, place) join pg_attribute a on a.attrelid = tab and a.attnum = k.attnum $$`;

/** Tables, columns, keys, plain indexes and references of a migrated database, as sorted lines. Partitions are their table's. */
export async function shapeOfDatabase(client: pg.Client): Promise<string[]> {
  const lines = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await client.query<{ line: string }>(sql, values)).rows.map(({ line }) => line);
  await client.query(`drop function if exists pg_temp.names(oid, smallint[]); ${namesSql}`);
  const references = await lines(referencesSql.replaceAll('names(', 'pg_temp.names('));
  return [...(await lines(columnsSql, [unsupportedTypes])), ...(await lines(indexesSql)), ...references].sort();
}
