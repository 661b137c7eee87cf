import { z } from 'zod';
import { processSections, settingNames } from '../../src/platform/config/processes.js';
import type { SectionName } from '../../src/platform/config/processes.js';
import { sections } from '../../src/platform/config/sections.js';

const titles: Readonly<Record<SectionName, string>> = {
  runtime: 'Process',
  tracing: 'Tracing',
  internalServer: 'Health and metrics',
  publicServer: 'Public server',
  api: 'API',
  publicAddresses: 'Public addresses',
  secretSource: 'Where secrets are kept',
  postgres: 'PostgreSQL',
  clickhouse: 'ClickHouse',
  nats: 'NATS',
  redis: 'Redis',
  objectStore: 'Object store',
  accessTokens: 'Access tokens',
  sessions: 'Sessions',
  factors: 'Second factors',
  customers: 'Customers',
  clickIds: 'Click ids',
  clicks: 'Clicks',
  ipDatabase: 'IP database',
  postbackTls: 'Postbacks by client certificate',
  jobs: 'Background jobs',
  mail: 'Mail',
  auditKeys: 'Keys of the audit trail',
  retention: 'Retention',
  projections: 'Projections',
  seed: 'Seed',
};

const introduction = `# Configuration

Every process reads its settings once, at its start, from environment variables. It looks at those of its own sections and at no
others; give it only these. A missing or wrong setting ends it with a message that names all of them, without their values.
Secrets may also come from a folder or from AWS Secrets Manager, and some of them change while the process runs
([ADR 0027](adr/0027-secrets-change-in-place.md)). \`npm start\` makes all settings up by itself.

This page is made of the schemas in \`backend/src/platform/config/\`; \`backend/test/configuration-doc.spec.ts\` compares them.
`;

/** The content of docs/configuration.md. */
export function configurationDoc(): string {
  const names = Object.keys(settingNames) as SectionName[];
  return [introduction, processesTable(), ...names.map(sectionText)].join('\n');
}

function processesTable(): string {
  const rows = Object.entries(processSections).map(([process, names]) => {
    return `| \`${process}\` | ${names.map((name) => `[${titles[name]}](#${anchor(titles[name])})`).join(', ')} |`;
  });
  return ['| process | sections |', '| --- | --- |', ...rows, ''].join('\n');
}

function sectionText(name: SectionName): string {
  const shape: Readonly<Record<string, z.ZodType>> = sections[name].shape;
  const users = Object.entries(processSections)
    .filter(([, used]) => (used as readonly SectionName[]).includes(name))
    .map(([process]) => `\`${process}\``);
  const rows = Object.entries(shape).map(([setting, schema]) => {
    const { description = '', unit = '', secret = false, ...meta } = (schema.meta() ?? {}) as Meta;
    return `| \`${setting}\` | ${description}${secret ? ' Secret.' : ''} | ${meta.default ?? defaultOf(schema)} | ${unit} |`;
  });
  const table = ['| setting | meaning | default | unit |', '| --- | --- | --- | --- |', ...rows];
  return [`## ${titles[name]}`, '', `Used by ${users.join(', ')}.`, '', ...table, ''].join('\n');
}

interface Meta {
  /** Where the schema alone does not say what a setting is that is left out. */
  readonly default?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly secret?: boolean;
}

function defaultOf(schema: z.ZodType): string {
  if (!schema.safeParse(undefined).success) return '*required*';
  const value = textOf(schema);
  return value === undefined ? 'none' : value === '' ? 'empty' : `\`${value}\``;
}

/** The default as it would be written into the environment. */
function textOf(schema: z.core.$ZodType): string | undefined {
  if (schema instanceof z.ZodDefault) return String(schema.def.defaultValue);
  return schema instanceof z.ZodPipe ? textOf(schema.def.in) : undefined;
}

const anchor = (title: string): string => title.toLowerCase().replaceAll(' ', '-');
