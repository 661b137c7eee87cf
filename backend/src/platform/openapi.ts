import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import type { Settings } from './config.js';
import { healthSchema, readinessSchema } from './health.js';
import { openApiSchemas } from './openapi-schemas.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const about = `REST API of the affiliate platform. Amounts are decimal text with their currency, times are RFC 3339 in UTC, ids are TypeIDs.
Every failure is \`application/problem+json\` (RFC 9457) with a stable \`code\`. Lists take \`limit\` (1–200) and \`cursor\`.`;

/** Serves `/openapi.json`, generated once from the schemas that validate, and `/docs` to read and try it. */
export function serveOpenApi(app: NestFastifyApplication, config: Pick<Settings, 'PUBLIC_API_URL'>): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= describeApi(app, config)), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Tributary API',
  });
}

/** The document itself. @throws Error when two schemas share a name, or a pattern does not mean the same everywhere */
export function describeApi(app: NestFastifyApplication, config: Pick<Settings, 'PUBLIC_API_URL'>): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Tributary API')
    .setDescription(about)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer(config.PUBLIC_API_URL)
    .addBearerAuth({ type: 'http', bearerFormat: 'JWT', description: 'Access token of POST /v1/auth/sign-in' }, 'user')
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: "A merchant's key: mk_live_… or mk_test_…" })
    .build();
  const standardSchemaConverter = openApiSchemas();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory, standardSchemaConverter });
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.responses = refusals;
  const health = (operationId: string, description: string, schema: z.ZodType, statuses: readonly number[]) => {
    const { schema: body, components } = standardSchemaConverter(schema, { schemaType: 'output' }) ?? {};
    Object.assign(schemas, components);
    const content = { 'application/json': { schema: body as object } };
    const responses = Object.fromEntries(statuses.map((status) => [status, { description, content }]));
    return { get: { operationId, tags: ['Health'], responses } };
  };
  document.paths['/healthz'] = health('Health_live', 'The process is alive.', healthSchema, [200]);
  document.paths['/readyz'] = health('Health_ready', 'Each dependency by name.', readinessSchema, [200, 503]);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of operationsOf(item)) {
      describeFailures(operation);
      if (path.startsWith('/v1/')) Object.assign(operation.responses, refusalReferences);
      describeStreams(operation);
      if (path.startsWith('/v1/auth/')) forgetKey(operation);
    }
  }
  const written = asJsonSchema2020(document) as OpenAPIObject;
  return { ...written, components: { ...written.components, schemas: sorted(written.components?.schemas ?? {}) } };
}

/** What any route of `/v1` may answer, whatever was asked. */
const refusals = {
  TooManyRequests: refusal('Too many requests. Wait as long as `Retry-After` says; docs/limits.md has the limits.'),
  Unavailable: refusal(
    'A store cannot be reached. Send the same again, with the same `Idempotency-Key`, after `Retry-After`.',
  ),
};
const refusalReferences = {
  429: { $ref: '#/components/responses/TooManyRequests' },
  503: { $ref: '#/components/responses/Unavailable' },
};

function refusal(description: string) {
  const seconds = { type: 'integer', minimum: 1 } as const;
  return {
    description,
    headers: {
      'Retry-After': { description: 'Seconds until it makes sense to try again.', required: true, schema: seconds },
    },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** Names of operations become method names of the generated client: `Links.create`. */
function operationIdFactory(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '')}_${method}`;
}

/** Answers of sign-in hold tokens and codes, so they are not kept: a repeated key means nothing there. */
function forgetKey(operation: Operation): void {
  const parameters = operation.parameters?.filter((it) => !('name' in it) || it.name !== 'Idempotency-Key');
  if (parameters) operation.parameters = parameters;
}

/** Every failure is problem+json, which the decorators cannot say. */
function describeFailures(operation: Operation): void {
  const failure = operation.responses['default'];
  const [content] = failure && 'content' in failure ? Object.values(failure.content ?? {}) : [];
  if (failure && 'content' in failure && content) failure.content = { 'application/problem+json': content };
}

/** What the decorators describe is the JSON inside an event of a stream. */
function describeStreams(operation: Operation): void {
  for (const response of Object.values(operation.responses)) {
    const stream = response && 'content' in response ? response.content?.['text/event-stream'] : undefined;
    if (!stream) continue;
    const data = { type: 'string', contentMediaType: 'application/json', contentSchema: stream.schema };
    const event = { type: 'object', properties: { event: { type: 'string' }, data }, required: ['event', 'data'] };
    stream.schema = event;
  }
}

function operationsOf(item: PathItem): Operation[] {
  return [item.get, item.post, item.put, item.patch, item.delete].filter((operation) => operation !== undefined);
}

/** The decorators know OpenAPI 3.0: an `example` beside a schema is one of the `examples` inside it since 3.1. */
function asJsonSchema2020(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asJsonSchema2020);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === 'example' ? ['examples', [value]] : [key, asJsonSchema2020(value)],
    ),
  );
}

function sorted<T>(byName: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(byName).sort(([a], [b]) => (a < b ? -1 : 1)));
}
