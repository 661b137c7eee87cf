import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { idempotencyScope } from '../../src/platform/actor.js';
import { askedRequest } from '../../src/platform/asked-request.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { hashOf } from '../../src/platform/input-hash.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import type { CommandName, Invocation, Outcome } from '../../src/platform/transaction.js';
import { testConfig, uniqueName } from '../support/env.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let db: Database;
let writes: Writes;
beforeAll(async () => {
  database = await createTestDatabase();
  const config = testConfig({ DATABASE_URL: database.url });
  db = openDatabase(config, createLogger(config));
  writes = new Writes(db, { now: () => new Date() });
}, 90_000);
afterAll(async () => {
  await db.close();
  await database.drop();
});

const actor = { kind: 'system', name: 'caller' } as const;
const body = { name: 'Shop', tags: ['a'] };
const asked = (sent: unknown = body) => askedRequest({ method: 'POST', url: '/v1/things', query: {}, body: sent });
/** What the schema makes of the body today: it fills in a field that nobody asked for. */
const input = { ...body, colour: 'grey' };

/** The command under its present name and with its present input; version 1 knew neither. */
const renamed: CommandName = {
  action: 'OpenThing',
  asVersion1: (present) => {
    const { colour, ...former } = present as typeof input;
    return { name: 'CreateThing', input: colour === 'grey' ? former : present };
  },
};

function run(name: CommandName, present: unknown, invocation: Partial<Invocation>): Promise<Outcome<string>> {
  return writes.run(name, present, { actor, asked: asked(), ...invocation }, async () => 'done now');
}

/** An answer as the version before stored it. */
async function storeVersion1(): Promise<string> {
  const key = uniqueName();
  const hash = hashOf({ name: 'CreateThing', input: body });
  await db.execute`
    insert into idempotency_keys (scope, key, input_hash, hash_version, response)
    values (${idempotencyScope(actor)}, ${key}, ${hash}, 1, '"done then"')`;
  return key;
}

const done = { value: 'done now', replayed: false };
const repeated = { value: 'done now', replayed: true };
const reused = { code: 'idempotency_key_reused' };

describe('an answer that is stored now', () => {
  test('is given again whatever the command and its input have become', async () => {
    const idempotencyKey = uniqueName();
    expect(await run('CreateThing', body, { idempotencyKey })).toEqual(done);
    expect(await run('CreateThing', body, { idempotencyKey })).toEqual(repeated);
    expect(await run('OpenThing', input, { idempotencyKey })).toEqual(repeated);
    expect(await run(renamed, input, { idempotencyKey })).toEqual(repeated);
  });

  test('is refused to another request, though the input were the same', async () => {
    const idempotencyKey = uniqueName();
    await run('CreateThing', input, { idempotencyKey });
    const others = [{ ...body, colour: 'grey' }, { ...body, name: 'Another' }, { name: 'Shop' }];
    for (const other of others) {
      await expect(run('CreateThing', input, { idempotencyKey, asked: asked(other) })).rejects.toMatchObject(reused);
    }
  });

  test('says by which rule', async () => {
    const idempotencyKey = uniqueName();
    await run('CreateThing', input, { idempotencyKey });
    expect(await db.rows`select hash_version, input_hash from idempotency_keys where key = ${idempotencyKey}`).toEqual([
      { hash_version: 2, input_hash: hashOf(asked()) },
    ]);
  });
});

describe('an answer of version 1', () => {
  const then = { value: 'done then', replayed: true };

  test('is given again for the same command and input', async () => {
    const idempotencyKey = await storeVersion1();
    expect(await run('CreateThing', body, { idempotencyKey })).toEqual(then);
    expect(await run('CreateThing', body, { idempotencyKey, asked: asked({ spelled: 'otherwise' }) })).toEqual(then);
  });

  test('is given again by a command that has another name and one more default by now', async () => {
    expect(await run(renamed, input, { idempotencyKey: await storeVersion1() })).toEqual(then);
  });

  test('is refused to another input, and to another command', async () => {
    const idempotencyKey = await storeVersion1();
    for (const [name, other] of [
      ['CreateThing', { ...body, name: 'Another' }],
      [renamed, { ...input, colour: 'red' }],
      ['OpenThing', body],
    ] as const) {
      await expect(run(name, other, { idempotencyKey })).rejects.toMatchObject(reused);
    }
  });
});
