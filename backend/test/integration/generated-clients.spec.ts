import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mintedClickId } from '../builders/click.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { inRepository } from '../support/env.js';
import { clientFolder, pythonProgram } from '../support/generated-client.js';
import type { ClientFolder } from '../support/generated-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let url: string;
let folder: ClientFolder;
let document: object;
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
  folder = clientFolder();
  document = (await (await fetch(`${url}/openapi.json`)).json()) as object;
  folder.write('openapi.json', JSON.stringify(document));
}, 60_000);
afterAll(async () => {
  folder.remove();
  await api.close();
});

async function environmentOf(shop: Shop): Promise<Record<string, string>> {
  const clickId = await mintedClickId(api, shop.link.id);
  return { API_URL: url, API_KEY: shop.apiKey, MERCHANT: shop.merchantId, PROGRAM: shop.programId, CLICK_ID: clickId };
}

function expectCalled(output: string, shop: Shop): void {
  expect(JSON.parse(output)).toMatchObject({
    statuses: [200, 200, 200, 200, 201, 200, 200, 200, 201, 200, 200],
    merchant: shop.merchantId,
    programs: [shop.programId],
    terms: 1,
    found: ['Shop-1001'],
    conversions: 1,
    hasStory: true,
    refundState: 'partial',
    refunded: '25.00',
    rejectedAt: null,
    rows: 0,
  });
}

/** Every pattern of the document, with the examples given beside it. */
function patternsOf(node: unknown): { pattern: string; examples: readonly string[] }[] {
  if (typeof node !== 'object' || node === null) return [];
  const { pattern, examples } = node as { pattern?: unknown; examples?: readonly string[] };
  const own = typeof pattern === 'string' ? [{ pattern, examples: examples ?? [] }] : [];
  return [...own, ...Object.values(node).flatMap(patternsOf)];
}

const python = pythonProgram('python');
const generator = pythonProgram('openapi-python-client');
const orSkipped = 'skipped without a Python environment: npm run check:fuzz -- --setup makes one';

describe('case 10: the document as others read it', () => {
  test('a TypeScript client of it compiles, and calls eleven routes', async () => {
    const shop = await createShop(api);
    const node = process.execPath;
    // What has a default may be left out of a request.
    const asWeDo = ['--default-non-nullable=false'];
    const cli = (name: string) => inRepository('node_modules', name);
    await folder.run(node, [cli('openapi-typescript/bin/cli.js'), 'openapi.json', '--output', 'schema.ts', ...asWeDo]);
    const program = folder.take('ten-routes.mts');
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', '--types', 'node'];
    const modules = ['--module', 'nodenext', '--target', 'es2024', '--allowImportingTsExtensions', '--ignoreConfig'];
    await folder.run(node, [cli('typescript/bin/tsc'), ...strict, ...modules, program]);
    expectCalled(await folder.run(node, [program], await environmentOf(shop)), shop);
  }, 240_000);

  (generator && python ? test : test.skip)(
    `a Python client of it calls eleven routes (${orSkipped})`,
    async () => {
      const shop = await createShop(api);
      folder.write('config.yml', 'post_hooks: []\n');
      const [place, config] = [folder.file('tributary_client'), folder.file('config.yml')];
      const from = ['generate', '--path', 'openapi.json', '--meta', 'none'];
      await folder.run(generator ?? '', [...from, '--output-path', place, '--config', config, '--fail-on-warning']);
      expectCalled(await folder.run(python ?? '', [folder.take('ten_routes.py')], await environmentOf(shop)), shop);
    },
    240_000,
  );

  // Generators name an enum or object that has no name after its place: `list` of SavedView became SavedViewList.
  test('no unnamed schema of it takes the name of another one in a client', () => {
    const { schemas } = (document as Document).components;
    const inline = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, { enum: values, properties: fields }]) => values !== undefined || fields !== undefined)
        .map(([field]) => `${name}${field.charAt(0).toUpperCase()}${field.slice(1)}`),
    );
    expect(inline.length).toBeGreaterThan(10);
    expect(inline.filter((name) => name in schemas)).toEqual([]);
  });

  test('its patterns mean the same in JavaScript without the u flag: order ids of real shops fit', () => {
    const order = (document as Document).components.schemas['RecordConversionRequest']?.properties?.['orderId']
      ?.pattern;
    expect(order).toBeDefined();
    for (const orderId of ['Shop-1001', 'C-5', 'camp', 'Bestellung 7 / Grün'])
      expect(orderId).toMatch(new RegExp(order ?? ''));
    for (const { pattern, examples } of patternsOf(document)) {
      for (const example of examples) expect(example).toMatch(new RegExp(pattern));
    }
  });

  (python ? test : test.skip)(`its patterns mean the same in Python (${orSkipped})`, async () => {
    const patterns = patternsOf(document);
    const file = folder.write('patterns.json', JSON.stringify(patterns));
    const program = `import json, re, sys
rows = json.load(open(sys.argv[1]))
print(sum(1 for row in rows if all(re.search(row["pattern"], text) for text in row["examples"])))`;
    expect(Number(await folder.run(python ?? '', ['-c', program, file]))).toBe(patterns.length);
    expect(patterns.length).toBeGreaterThan(50);
  });
});

interface Schema {
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
