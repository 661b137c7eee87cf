import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRepository } from './env.js';

interface Field {
  readonly name: string;
  readonly dbName?: string;
  readonly kind: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly hasDefaultValue: boolean;
  readonly nativeType: readonly [string, readonly string[]] | null;
  readonly relationFromFields?: readonly string[];
  readonly relationToFields?: readonly string[];
}

interface Model {
  readonly name: string;
  readonly dbName: string | null;
  readonly fields: readonly Field[];
}

interface Datamodel {
  readonly models: readonly Model[];
  readonly indexes: readonly {
    readonly model: string;
    readonly type: 'id' | 'unique' | 'normal';
    readonly fields: readonly { readonly name: string }[];
  }[];
}

/**
 * What the Prisma schema says of the database, as sorted lines in the words of `shapeOfDatabase`. Prisma's own parser
 * reads it: a generator of ours is handed the result.
 */
export async function shapeOfPrismaSchema(): Promise<string[]> {
  const { models, indexes } = await readDatamodel();
  const byName = new Map(models.map((model) => [model.name, model]));
  const model = (name: string): Model => {
    const found = byName.get(name);
    if (!found) throw new Error(`no model ${name}`);
    return found;
  };
  const lines = models.flatMap((own) => own.fields.flatMap((field) => describe(own, field, model)));
  const kinds = { id: 'primary key', unique: 'unique', normal: 'index' } as const;
  for (const { model: name, type, fields } of indexes) {
    const own = model(name);
    lines.push(
      `${tableOf(own)} ${kinds[type]} (${columns(
        own,
        fields.map((field) => field.name),
      )})`,
    );
  }
  return lines.sort();
}

function describe(own: Model, field: Field, model: (name: string) => Model): string[] {
  const table = tableOf(own);
  if (field.kind !== 'object') {
    const required = field.isRequired || field.isList ? ' required' : '';
    return [`${table}.${columnOf(field)} ${columnType(field)}${required}${field.hasDefaultValue ? ' default' : ''}`];
  }
  const { relationFromFields: from = [], relationToFields: to = [] } = field;
  if (from.length === 0) return [];
  const other = model(field.type);
  return [`${table} (${columns(own, from)}) references ${tableOf(other)} (${columns(other, to)})`];
}

function columnType({ type, nativeType, isList }: Field): string {
  const usual: Record<string, string> = {
    String: 'text',
    Boolean: 'bool',
    Int: 'int4',
    BigInt: 'int8',
    Json: 'jsonb',
    Bytes: 'bytea',
    DateTime: 'timestamp(3)',
  };
  const native: Record<string, string> = { Timestamptz: 'timestamptz', Date: 'date', Uuid: 'uuid', SmallInt: 'int2' };
  const name = nativeType ? native[nativeType[0]] : usual[type];
  if (name === undefined) throw new Error(`the drift test does not know ${nativeType?.[0] ?? type} yet: add it`);
  return isList ? `_${name}` : name;
}

const tableOf = (model: Model): string => model.dbName ?? model.name;
const columnOf = (field: Field): string => field.dbName ?? field.name;

function columns(model: Model, names: readonly string[]): string {
  // A field of a type that Prisma cannot use is not among the model's; it is named as its column is.
  const column = (name: string): string => {
    const field = model.fields.find((candidate) => candidate.name === name);
    return field ? columnOf(field) : name;
  };
  return names.map(column).join(', ');
}

async function readDatamodel(): Promise<Datamodel> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-drift-'));
  try {
    const [schema, file, standIn] = ['schema', 'datamodel.json', 'engine'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    cpSync(inRepository('backend/prisma/schema'), schema, { recursive: true });
    const dump = path.join(import.meta.dirname, 'dump-dmmf.mjs');
    const provider = JSON.stringify(`${JSON.stringify(process.execPath)} ${JSON.stringify(dump)}`);
    writeFileSync(path.join(schema, 'zz-datamodel.prisma'), `generator datamodel {\n  provider = ${provider}\n}\n`);
    // Prisma wants an engine to exist that generating never runs.
    writeFileSync(standIn, '', { mode: 0o755 });
    const cli = inRepository('node_modules/prisma/build/index.js');
    await promisify(execFile)(process.execPath, [cli, 'generate', '--schema', schema, '--generator', 'datamodel'], {
      cwd: inRepository('backend'),
      env: {
        ...process.env,
        DMMF_FILE: file,
        PRISMA_SCHEMA_ENGINE_BINARY: standIn,
        CHECKPOINT_DISABLE: '1',
        NODE_OPTIONS: '',
      },
      timeout: 60_000,
    });
    return JSON.parse(readFileSync(file, 'utf8')) as Datamodel;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
