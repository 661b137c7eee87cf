import { frontendRules } from './frontend-imports.mjs';
import { moduleGraph, purePackages } from './module-graph.mjs';
import { useCaseFiles } from './use-cases.mjs';

const backend = '^backend/src/';
const modules = `${backend}modules/`;
/** Beginning of a file's path in a module; a part of it may have a folder of its own. */
const inModule = `${modules}.+/`;
/** What we wrote, not what a workspace has installed for itself. */
const ownCode = '^(backend|analytics)/(?!node_modules/)';
const spec = '\\.spec\\.ts$';
const generatedPrisma = `${backend}generated/prisma/`;
// An empty list would match every file; the last pattern matches none.
const useCases = [...useCaseFiles(process.cwd()).map((file) => `^${file.replaceAll('.', '\\.')}$`), '^$'];
const anyOf = (names) => `(${names.join('|')})`;

/** One forbidden kind of import; `comment` is what a person reads when the check fails. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = [
  rule(
    'kernel-imports-nothing',
    'The kernel is the ground: plain TypeScript without packages, Node or other folders.',
    { path: `${backend}kernel/`, pathNot: spec },
    { pathNot: `${backend}kernel/` },
  ),
  rule(
    'contracts-import-kernel-and-zod',
    'Contracts are what readers and writers share: schemas over the kernel, nothing that runs.',
    { path: `${backend}contracts/`, pathNot: spec },
    { pathNot: [`${backend}(kernel|contracts)/`, '(^|/)node_modules/zod/'] },
  ),
  rule(
    'platform-imports-kernel',
    'Of our code the platform knows the kernel only; what is specific to a module is handed to it.',
    { path: `${backend}platform/`, pathNot: spec },
    { path: ownCode, pathNot: [`${backend}(kernel|platform)/`, generatedPrisma] },
  ),
  rule(
    'messaging-imports-platform-contracts-kernel',
    'Messaging carries facts; it does not know what they are about.',
    { path: `${backend}messaging/`, pathNot: spec },
    { path: ownCode, pathNot: [`${backend}(kernel|contracts|platform|messaging)/`, generatedPrisma] },
  ),
  rule(
    'mains-are-the-top',
    'A main wires one process; nothing imports it.',
    {},
    { path: [`${backend}main\\.[^/]+\\.ts$`, '^analytics/src/main[^/]*\\.ts$'] },
  ),
  rule(
    'mains-wire-modules',
    'A main (what else lies directly in src/, and the demo that the seed tells) sees of a module its Nest module and its public.ts.',
    { path: [`${backend}[^/]+\\.ts$`, `${backend}demo/`] },
    { path: modules, pathNot: [`${modules}[^/]+/[^/]+\\.module\\.ts$`, `${modules}[^/]+/public\\.ts$`] },
  ),
];

const demo = [
  rule(
    'demo-is-the-seeds',
    'The demo is made by the product; nothing of the product knows it.',
    { path: '^(backend|analytics)/src/', pathNot: [`${backend}demo/`, `${backend}main\\.seed\\.ts$`] },
    { path: `${backend}demo/` },
  ),
];

const betweenModules = [
  rule(
    'modules-meet-at-public',
    'Another module is reached through its public.ts only: it is that module’s promise, the rest may change.',
    { path: `${modules}([^/]+)/` },
    { path: modules, pathNot: [`${modules}$1/`, `${modules}[^/]+/public\\.ts$`] },
  ),
  ...Object.entries(moduleGraph).map(([name, mayUse]) =>
    rule(
      `module-graph-${name}`,
      `infra/tooling/module-graph.mjs says that ${name} uses ${mayUse.join(', ') || 'no other module'}. Use an event, or change the graph knowingly.`,
      { path: `${modules}${name}/` },
      { path: modules, pathNot: `${modules}${anyOf([name, ...mayUse])}/` },
    ),
  ),
  rule(
    'module-is-in-the-graph',
    'A module that infra/tooling/module-graph.mjs does not name may import no other.',
    { path: `${modules}([^/]+)/`, pathNot: `${modules}${anyOf(Object.keys(moduleGraph))}/` },
    { path: modules, pathNot: `${modules}$1/` },
  ),
  rule(
    'own-public-is-for-others',
    'A module does not look at itself through its own public.ts; that is how cycles begin.',
    { path: `${modules}([^/]+)/` },
    { path: `${modules}$1/public\\.ts$` },
  ),
];

const insideModules = [
  rule(
    'rules-are-pure',
    'Rules and posting templates decide from their arguments: they import the kernel, sibling rules and pure packages.',
    { path: [`${modules}([^/]+)/rules/`, `${modules}([^/]+)/templates/`], pathNot: spec },
    {
      pathNot: [
        `${backend}kernel/`,
        `${modules}$1/(rules|templates)/`,
        `(^|/)node_modules/${anyOf(purePackages)}/`,
        '^(node:)?crypto$',
      ],
    },
  ),
  rule(
    'edges-are-imported-by-nobody',
    'A controller or consumer is where a call comes in. Only its Nest module (or public.ts, for another process) names it.',
    { pathNot: [spec, `${modules}[^/]+/[^/]+\\.module\\.ts$`, `${modules}[^/]+/public\\.ts$`] },
    { path: `${inModule}([^/]+\\.controller|on-[^/]+)\\.ts$` },
  ),
  rule(
    'edges-do-not-touch-stores',
    'A controller makes no decisions and reads no tables: it sends a command or a query.',
    { path: `${inModule}[^/]+\\.controller\\.ts$` },
    { path: [`${inModule}[^/]+\\.store\\.ts$`, `${backend}platform/database\\.ts$`, `${modules}[^/]+/rules/`] },
  ),
  rule(
    'use-cases-stand-alone',
    'A use case is readable alone and calls no other of its module: a shared step is a rule or a store function.',
    { path: useCases },
    { path: useCases },
  ),
  rule(
    'stores-are-below-use-cases',
    'A store keeps rows; it never calls what decides.',
    { path: `${inModule}[^/]+\\.store\\.ts$` },
    { path: [...useCases, `${inModule}[^/]+\\.query\\.ts$`] },
  ),
  rule(
    'queries-do-not-write',
    'Reads never go through the write side.',
    { path: `${inModule}[^/]+\\.query\\.ts$`, pathNot: spec },
    { path: [...useCases, `${backend}messaging/outbox\\.ts$`, `${backend}platform/transaction\\.ts$`] },
  ),
];

const stores = [
  rule(
    'prisma-client-behind-the-platform',
    'The generated client is met in one place. Others get it from platform/database, where lint (eslint-modules.mjs) says who may run SQL.',
    { pathNot: [`${backend}(platform|messaging)/`, generatedPrisma] },
    { path: [generatedPrisma, '(^|/)node_modules/(@prisma/client|\\.prisma)/'] },
  ),
  rule(
    'pg-in-the-platform',
    'Connections are opened by the platform.',
    { path: '^(backend|analytics)/src/', pathNot: `${backend}(platform|messaging)/` },
    { path: '(^|/)node_modules/(pg|@types/pg)/' },
  ),
  rule(
    'only-the-tracker-talks-to-nats',
    'Facts leave by the outbox of their transaction; only clicks, which have no transaction, are published directly.',
    { path: modules, pathNot: [`${modules}tracking/`, spec] },
    { path: '(^|/)node_modules/@nats-io/', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'analytics-uses-what-backend-offers',
    'The projector reads facts by their contracts. Of backend it sees contracts, kernel, platform, the transport and the kept events, no module.',
    { path: '^analytics/src/' },
    {
      path: '^backend/',
      pathNot: `${backend}(contracts/|kernel/|platform/|messaging/(jetstream|namespace|topology|consumer|dead-letter|fetch-size|message-trace|events\\.store)\\.ts$)`,
    },
  ),
  rule('backend-does-not-know-analytics', 'Facts flow one way.', { path: '^backend/' }, { path: '^analytics/' }),
];

const hygiene = [
  rule(
    'no-cycles',
    'Two files that need each other (types included) are one idea, or a third is missing.',
    {},
    { circular: true },
  ),
  {
    ...rule(
      'no-folder-cycles',
      'Folders that need each other are one folder, or the piece that both need lies in the wrong one.',
      { path: '^(backend|analytics)/src/' },
      { circular: true },
    ),
    // A folder contains its own folders: those and the files beside them may use each other.
    scope: 'folder',
  },
  rule(
    'no-barrels',
    'An index.ts hides where things are. Only a module has a door, and it is called public.ts.',
    {},
    { path: '(^|/)index\\.tsx?$', pathNot: ['node_modules', generatedPrisma] },
  ),
  rule(
    'no-drawers',
    'A file or folder called utils, helpers, common or misc has no idea of its own. Name what it is about.',
    {},
    { path: '(^|/)(utils?|helpers?|common|misc)[./]', pathNot: ['node_modules', generatedPrisma] },
  ),
  rule('resolves', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  rule(
    'packages-are-declared',
    'A package that no package.json names is there by accident.',
    { path: '^(backend|analytics)/src/', pathNot: [spec, generatedPrisma] },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  rule(
    'no-development-packages-at-run-time',
    'What ships may not need what only a developer installs.',
    { path: '^(backend|analytics)/src/', pathNot: [spec, generatedPrisma] },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'source-does-not-import-tests',
    'Tests see the code, not the other way round.',
    { path: '/src/', pathNot: spec },
    { path: ['^[^/]+/test/', spec] },
  ),
];

export default {
  forbidden: [
    ...layers,
    ...demo,
    ...betweenModules,
    ...insideModules,
    ...stores,
    ...hygiene,
    ...frontendRules(rule, process.cwd()),
  ],
  options: {
    doNotFollow: { path: ['node_modules', generatedPrisma] },
    exclude: { path: ['^(backend|analytics)/dist/'] },
    // Types count: a cycle made of `import type` is a cycle of ideas.
    tsPreCompilationDeps: true,
    // As TypeScript resolves: workspaces to their sources, './x.js' to './x.ts'.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'development', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
};
