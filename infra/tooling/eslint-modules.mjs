/** A file names each thing it exports: `export *` hides what it offers, and is how barrels begin. */
export const namedExports = {
  selector: 'ExportAllDeclaration',
  message: 'Name each export: `export *` hides what a file offers.',
};

const forgetful = {
  group: ['@nestjs/cqrs'],
  importNamePattern: '^(EventBus|EventPublisher|EventsHandler|Saga|AggregateRoot)$',
  message: "Nest's event bus forgets on a crash. Announce facts with messaging/outbox `append`.",
};
const httpInside = {
  group: ['@nestjs/common'],
  importNamePattern: '(Exception|^HttpStatus)$',
  message: 'Throw a DomainError with a stable code; only the problem filter knows HTTP statuses.',
};
const sqlOutside = {
  group: ['**/platform/database.js'],
  importNamePattern: '^(Prisma|openDatabase)$',
  message: 'SQL lives in *.store.ts and *.query.ts. Elsewhere a `Db` or the injected `PrismaClient` is only handed on.',
};

const handedOn = 'SQL and tables are met in *.store.ts and *.query.ts only; elsewhere the client is handed on to them.';
const client = '/^(db|prisma)$/';
const runsSql = [
  { selector: 'MemberExpression[property.name=/^\\$(queryRaw|executeRaw|transaction)/]', message: handedOn },
  { selector: `CallExpression[callee.object.object.name=${client}]`, message: handedOn },
  { selector: `CallExpression[callee.object.object.property.name=${client}]`, message: handedOn },
];

/** Rules 6, 7 and 9 of docs/architecture.md where they are about names rather than files. */
export const modules = [
  {
    files: ['backend/src/modules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [forgetful, httpInside] }] },
  },
  {
    files: ['backend/src/modules/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.store.ts', '**/*.query.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [forgetful, httpInside, sqlOutside] }],
      'no-restricted-syntax': ['error', namedExports, ...runsSql],
    },
  },
];
