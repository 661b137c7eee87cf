import { isDeepStrictEqual } from 'node:util';
import type { SwaggerDocumentOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { portablePattern } from './portable-pattern.js';

type Override = NonNullable<z.core.ToJSONSchemaParams['override']>;
type JsonSchema = z.core.JSONSchema.JSONSchema & {
  readonly $defs?: Readonly<Record<string, z.core.JSONSchema.JSONSchema>>;
};

/**
 * Writes zod schemas as JSON Schema 2020-12, the form of OpenAPI 3.1. A schema with a name (`meta({ id })`) becomes a
 * component of that name and a reference wherever it is used.
 */
export function openApiSchemas(): NonNullable<SwaggerDocumentOptions['standardSchemaConverter']> {
  const components = new Map<string, unknown>();
  return (schema, { schemaType }) => {
    const written = finished(
      z.toJSONSchema(schema as z.ZodType, { io: schemaType, override: keepDefault }),
      schemaType,
    ) as JsonSchema;
    const { $schema: _, $defs = {}, ...root } = written;
    const named = Object.entries($defs).map(([name, { id: __, ...definition }]) => [name, definition] as const);
    for (const [name, definition] of named) {
      if (!isDeepStrictEqual(components.get(name) ?? definition, definition))
        throw new Error(`Two schemas of the OpenAPI document are named ${name}`);
      components.set(name, definition);
    }
    return { schema: root, components: Object.fromEntries(named) };
  };
}

/** zod leaves the default of a converted text out, which `?limit=` and `?livemode=` are. */
function keepDefault({ zodSchema, jsonSchema }: Parameters<Override>[0]): void {
  const { def } = zodSchema._zod;
  if (def.type === 'default') jsonSchema.default ??= def.defaultValue;
}

function finished(node: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(node)) return node.map((one) => finished(one, io));
  if (typeof node !== 'object' || node === null) return node;
  const schema: Record<string, unknown> = { ...node };
  // Fields may be added to answers; a client that refuses unknown ones would break on that.
  if (io === 'output' && schema['additionalProperties'] === false) delete schema['additionalProperties'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (typeof schema['$ref'] === 'string') schema['$ref'] = schema['$ref'].replace('#/$defs/', '#/components/schemas/');
  if (typeof schema['pattern'] === 'string') {
    // A format says more than its pattern, and a value that is no text has none.
    if (schema['format'] !== undefined || schema['type'] !== 'string') delete schema['pattern'];
    else schema['pattern'] = portablePattern(schema['pattern']);
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, finished(value, io)]));
}
