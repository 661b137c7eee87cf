/** Parts of an OpenAPI 3.1 document, as far as a request can be made up from them. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

interface OpenApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

export interface SampleRequest {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly body: unknown;
}

/** A request for every operation of the document: required parameters and every field of the body. */
export function sampleRequests(document: OpenApiDocument): SampleRequest[] {
  const sample = (schema: JsonSchema) => sampleOf(schema, document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, parameters = [], requestBody }]) => {
      const needed = parameters.filter((parameter) => parameter.required === true);
      const query = new URLSearchParams();
      let url = path;
      for (const parameter of needed) {
        const value = String(sample(parameter.schema));
        if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, encodeURIComponent(value));
        if (parameter.in === 'query') query.set(parameter.name, value);
      }
      const input = requestBody?.content['application/json']?.schema;
      return {
        operationId,
        method: method.toUpperCase() as SampleRequest['method'],
        url: query.size === 0 ? url : `${url}?${query.toString()}`,
        body: input && sample(input),
      };
    }),
  );
}

const texts = ['sample text', 'sample', 'Sample', '1', '123456', '12.34', 'EUR', 'DE', 'a'.repeat(64)];
const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-03-01T12:00:00Z',
  date: '2026-03-01',
  email: 'ada@example.com',
  ipv4: '203.0.113.7',
  password: 'correct horse battery',
};

function sampleOf(schema: JsonSchema, document: OpenApiDocument): unknown {
  if (schema.$ref !== undefined) {
    const named = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
    return named && sampleOf(named, document);
  }
  const given = schema.examples?.[0] ?? schema.enum?.[0] ?? schema.default;
  if (given !== undefined) return given;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return sampleOf(choice, document);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, field]) => [name, sampleOf(field, document)]),
      );
    case 'array':
      return schema.items ? [sampleOf(schema.items, document)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'string':
      return sampleText(schema);
    default:
      return null;
  }
}

function sampleText({ format = '', pattern = '', minLength = 0 }: JsonSchema): string {
  const rule = new RegExp(pattern);
  return formats[format] ?? texts.find((text) => rule.test(text) && text.length >= minLength) ?? 'x'.repeat(minLength);
}
