/** A tiny file that breaks one import rule: `rule` is the name that the checker must answer with. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const value = (name: string, from: string): string =>
  `import { ${name} } from '${from}';\nexport const used = ${name};\n`;
const type = (name: string, from: string): string =>
  `import type { ${name} } from '${from}';\nexport type Used = ${name};\n`;
const m = 'backend/src/modules';

/** What the violations import, and what is allowed to import what: this alone must pass. */
export const innocent: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "fixture", "type": "module", "dependencies": { "zod": "*", "pg": "*", "isbot": "*" } }',
  'backend/src/kernel/money.ts': 'export const money = 1;\n',
  'backend/src/contracts/fact.ts': `import { money } from '../kernel/money.js';\n${value('z', 'zod')}export const fact = money;\n`,
  'backend/src/generated/prisma/client.ts': 'export type Prisma = number;\nexport const prisma = 1;\n',
  'backend/src/platform/database.ts': `${value('prisma', '../generated/prisma/client.js')}export type Db = number;\nexport const sql = used;\n`,
  'backend/src/platform/transaction.ts': 'export const writes = 1;\n',
  'backend/src/messaging/outbox.ts': `import { writes } from '../platform/transaction.js';\n${value('fact', '../contracts/fact.js')}export const append = writes;\n`,
  'backend/src/demo/cast.ts': "import { rows } from '../modules/identity/public.js';\nexport const cast = rows;\n",
  'backend/src/main.seed.ts': value('cast', './demo/cast.js'),
  'backend/src/main.api.ts': value('identity', './modules/identity/identity.module.js'),
  [`${m}/identity/identity.module.ts`]:
    "import { edge } from './identity.controller.js';\nexport const identity = edge;\n",
  [`${m}/identity/identity.controller.ts`]: "import { signIn } from './sign-in.js';\nexport const edge = signIn;\n",
  [`${m}/identity/sign-in.ts`]:
    "import type { Db } from '../../platform/database.js';\nimport { rows } from './user.store.js';\n@CommandHandler(X)\nexport class SignIn {}\nexport const signIn: Db = rows;\n",
  [`${m}/identity/user.store.ts`]: "import { sql } from '../../platform/database.js';\nexport const rows = sql;\n",
  [`${m}/identity/me.query.ts`]: "import { rows } from './user.store.js';\nexport const me = rows;\n",
  [`${m}/identity/public.ts`]: "export { rows } from './user.store.js';\n",
  [`${m}/identity/rules/password.ts`]:
    "import { money } from '../../../kernel/money.js';\nexport const strong = money;\n",
  [`${m}/affiliates/public.ts`]: "export { terms } from './terms.store.js';\n",
  [`${m}/affiliates/terms.store.ts`]: "import { rows } from '../identity/public.js';\nexport const terms = rows;\n",
  'analytics/src/main.ts': value('fact', '../../backend/src/contracts/fact.js'),
  'backend/test/support.ts': 'export const support = 1;\n',
};

/** What violations lead to, and harmless alone. */
export const targets: Readonly<Record<string, string>> = {
  [`${m}/identity/index.ts`]: 'export const a = 1;\n',
  [`${m}/identity/utils.ts`]: 'export const a = 1;\n',
  [`${m}/identity/g.ts`]: `${type('F', './f.js')}export type G = 1;\n`,
};

/** Each is added to the innocent tree; together they cover every rule but the ones about packages. */
export const violations: readonly Violation[] = [
  { rule: 'kernel-imports-nothing', file: 'backend/src/kernel/a.ts', text: value('readFileSync', 'node:fs') },
  {
    rule: 'contracts-import-kernel-and-zod',
    file: 'backend/src/contracts/a.ts',
    text: value('writes', '../platform/transaction.js'),
  },
  {
    rule: 'platform-imports-kernel',
    file: 'backend/src/platform/a.ts',
    text: value('append', '../messaging/outbox.js'),
  },
  {
    rule: 'messaging-imports-platform-contracts-kernel',
    file: 'backend/src/messaging/a.ts',
    text: value('rows', '../modules/identity/public.js'),
  },
  { rule: 'mains-are-the-top', file: 'backend/src/messaging/b.ts', text: value('used', '../main.api.js') },
  {
    rule: 'mains-wire-modules',
    file: 'backend/src/main.worker.ts',
    text: value('rows', './modules/identity/user.store.js'),
  },
  {
    rule: 'mains-wire-modules',
    file: 'backend/src/demo/a.ts',
    text: value('rows', '../modules/identity/user.store.js'),
  },
  { rule: 'demo-is-the-seeds', file: `${m}/identity/l.ts`, text: value('cast', '../../demo/cast.js') },
  {
    rule: 'modules-meet-at-public',
    file: `${m}/affiliates/a.ts`,
    text: value('strong', '../identity/rules/password.js'),
  },
  { rule: 'module-graph-identity', file: `${m}/identity/a.ts`, text: value('terms', '../affiliates/public.js') },
  { rule: 'module-is-in-the-graph', file: `${m}/surprise/a.ts`, text: value('rows', '../identity/public.js') },
  { rule: 'own-public-is-for-others', file: `${m}/affiliates/b.ts`, text: value('terms', './public.js') },
  { rule: 'rules-are-pure', file: `${m}/identity/rules/a.ts`, text: value('rows', '../user.store.js') },
  { rule: 'rules-are-pure', file: `${m}/identity/rules/b.ts`, text: type('Db', '../../../platform/database.js') },
  { rule: 'edges-are-imported-by-nobody', file: `${m}/identity/b.ts`, text: value('edge', './identity.controller.js') },
  { rule: 'edges-do-not-touch-stores', file: `${m}/identity/b.controller.ts`, text: value('rows', './user.store.js') },
  {
    rule: 'use-cases-stand-alone',
    file: `${m}/identity/sign-out.ts`,
    text: `@CommandHandler(Y)\nexport class Y {}\n${value('signIn', './sign-in.js')}`,
  },
  { rule: 'stores-are-below-use-cases', file: `${m}/identity/b.store.ts`, text: value('me', './me.query.js') },
  {
    rule: 'queries-do-not-write',
    file: `${m}/identity/b.query.ts`,
    text: value('append', '../../messaging/outbox.js'),
  },
  {
    rule: 'prisma-client-behind-the-platform',
    file: `${m}/identity/c.store.ts`,
    text: type('Prisma', '../../generated/prisma/client.js'),
  },
  { rule: 'pg-in-the-platform', file: `${m}/identity/d.ts`, text: "import pg from 'pg';\nexport const used = pg;\n" },
  {
    rule: 'only-the-tracker-talks-to-nats',
    file: `${m}/identity/e.ts`,
    text: value('jetstream', '@nats-io/jetstream'),
  },
  {
    rule: 'analytics-uses-what-backend-offers',
    file: 'analytics/src/a.ts',
    text: value('append', '../../backend/src/messaging/outbox.js'),
  },
  {
    rule: 'backend-does-not-know-analytics',
    file: 'backend/src/platform/b.ts',
    text: value('used', '../../../analytics/src/main.js'),
  },
  { rule: 'no-cycles', file: `${m}/identity/f.ts`, text: `${type('G', './g.js')}export type F = 1;\n` },
  { rule: 'no-barrels', file: `${m}/identity/h.ts`, text: value('a', './index.js') },
  { rule: 'no-drawers', file: `${m}/identity/i.ts`, text: value('a', './utils.js') },
  { rule: 'resolves', file: `${m}/identity/j.ts`, text: value('a', './nowhere.js') },
  { rule: 'packages-are-declared', file: `${m}/identity/k.ts`, text: value('watch', 'chokidar') },
  {
    rule: 'source-does-not-import-tests',
    file: 'backend/src/platform/c.ts',
    text: value('support', '../../test/support.js'),
  },
];

/** Two folders of a module whose files are in no cycle, and which need each other all the same. */
export const foldersInACycle: Readonly<Record<string, string>> = {
  [`${m}/identity/links/link.ts`]: 'export const link = 1;\n',
  [`${m}/identity/links/sender.ts`]: value('person', '../people/person.js'),
  [`${m}/identity/people/person.ts`]: 'export const person = 1;\n',
  [`${m}/identity/people/greeting.ts`]: value('link', '../links/link.js'),
};
