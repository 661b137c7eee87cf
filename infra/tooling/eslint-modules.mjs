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
  group: ['**/platform/database.js', '**/platform/sql.js'],
  importNamePattern: '^(sql|join|raw|openDatabase|openPool)$',
  message: 'SQL lives in *.store.ts and *.query.ts. Elsewhere a `Db` or the injected `Database` is only passed on.',
};

const passedOn =
  'SQL and tables are met in *.store.ts and *.query.ts only; elsewhere the database is passed on to them.';
const runsSql = [
  { selector: 'TaggedTemplateExpression[tag.property.name=/^(rows|execute)$/]', message: passedOn },
  { selector: 'CallExpression[callee.property.name=/^(rows|execute)$/][callee.object.name="db"]', message: passedOn },
  {
    selector: 'CallExpression[callee.property.name=/^(rows|execute)$/][callee.object.property.name="db"]',
    message: passedOn,
  },
  { selector: 'MemberExpression[property.name="typed"]', message: passedOn },
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
