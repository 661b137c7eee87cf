import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { shapeOfDatabase } from '../support/database-shape.js';
import { shapeOfPrismaSchema } from '../support/prisma-shape.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let client: pg.Client;
let schema: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  schema = await shapeOfPrismaSchema();
}, 90_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What only one of the two says: nothing, when they agree. */
async function drift(): Promise<{ onlyInDatabase: string[]; onlyInSchema: string[] }> {
  const shape = await shapeOfDatabase(client);
  const [inDatabase, inSchema] = [new Set(shape), new Set(schema)];
  return {
    onlyInDatabase: shape.filter((line) => !inSchema.has(line)),
    onlyInSchema: schema.filter((line) => !inDatabase.has(line)),
  };
}

describe('the Prisma schema', () => {
  test('and the migrated database agree', async () => {
    expect(schema.length).toBeGreaterThan(100);
    expect(await drift()).toEqual({ onlyInDatabase: [], onlyInSchema: [] });
  });

  // Each change is one that somebody could make in a migration and forget in the schema.
  test.each<[string, string, string, string[], string[]]>([
    ['an added column', 'alter table links add note text', 'alter table links drop note', ['links.note text'], []],
    [
      'a dropped column',
      'alter table merchants drop website_url',
      'alter table merchants add website_url text',
      [],
      ['merchants.website_url text'],
    ],
    [
      'a changed type',
      'alter table merchants alter version type bigint',
      'alter table merchants alter version type integer',
      ['merchants.version int8 required default'],
      ['merchants.version int4 required default'],
    ],
    [
      'a column that may be null',
      'alter table users alter email drop not null',
      'alter table users alter email set not null',
      ['users.email text'],
      ['users.email text required'],
    ],
    [
      'a lost default',
      'alter table links alter active drop default',
      'alter table links alter active set default true',
      ['links.active bool required'],
      ['links.active bool required default'],
    ],
    [
      'a new unique key',
      'alter table merchants add constraint once unique (name)',
      'alter table merchants drop constraint once',
      ['merchants unique (name)'],
      [],
    ],
    [
      'a new table',
      'create table extra (id text primary key)',
      'drop table extra',
      ['extra primary key (id)', 'extra.id text required'],
      [],
    ],
    [
      'a new reference',
      'alter table leases add constraint r foreign key (owner) references links (id)',
      'alter table leases drop constraint r',
      ['leases (owner) references links (id)'],
      [],
    ],
  ])('does not know %s, and that is noticed', async (_, change, undo, onlyInDatabase, onlyInSchema) => {
    await client.query(change);
    try {
      expect(await drift()).toEqual({ onlyInDatabase, onlyInSchema });
    } finally {
      await client.query(undo);
    }
    expect(await drift()).toEqual({ onlyInDatabase: [], onlyInSchema: [] });
  });
});
