import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './config.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const about = `REST API of the affiliate platform. Amounts are decimal text with their currency, times are RFC 3339 in UTC, ids are TypeIDs.
Every failure is \`application/problem+json\` (RFC 9457) with a stable \`code\`. Lists take \`limit\` (1–200) and \`cursor\`.`;

/** Serves `/openapi.json`, generated once from the schemas that validate, and `/docs` to read and try it. */
export function serveOpenApi(app: NestFastifyApplication, config: Pick<Config, 'PUBLIC_API_URL'>): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= describeApi(app, config)), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Tributary API',
  });
}

function describeApi(app: NestFastifyApplication, config: Pick<Config, 'PUBLIC_API_URL'>): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Tributary API')
    .setDescription(about)
    .setVersion('1')
    .addServer(config.PUBLIC_API_URL)
    .addBearerAuth({ type: 'http', bearerFormat: 'JWT', description: 'Access token of POST /v1/auth/sign-in' }, 'user')
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: "A merchant's key: mk_live_… or mk_test_…" })
    .build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory });
  for (const [path, item] of Object.entries(document.paths)) {
    describeWrites(path, item);
    for (const operation of operationsOf(item)) describeFailures(operation);
  }
  document.paths['/healthz'] = { get: healthOperation('Alive', '200') };
  document.paths['/readyz'] = { get: healthOperation('Ready, each dependency by name', '200', '503') };
  return document;
}

/** Names of operations become method names of the generated client: `Links.create`. */
function operationIdFactory(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '')}_${method}`;
}

/** What holds for every write and is read by the edge rather than by each method. */
function describeWrites(path: string, item: PathItem): void {
  if (path.startsWith('/v1/auth/')) return;
  for (const operation of operationsOf(item)) {
    const parameters = (operation.parameters ??= []);
    const documented = parameters.some((parameter) => 'name' in parameter && /^idempotency-key$/i.test(parameter.name));
    if (operation === item.get || documented) continue;
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    });
  }
}

/** Every failure is problem+json, which the decorators cannot say. */
function describeFailures(operation: Operation): void {
  const failure = operation.responses['default'];
  if (!failure || !('content' in failure) || !failure.content?.['application/json']) return;
  failure.content = { 'application/problem+json': failure.content['application/json'] };
}

function operationsOf(item: PathItem): Operation[] {
  return [item.get, item.post, item.put, item.patch, item.delete].filter((operation) => operation !== undefined);
}

function healthOperation(description: string, ...statuses: string[]): Operation {
  const content = { 'application/json': { schema: { type: 'object' } } } as const;
  return {
    tags: ['Health'],
    responses: Object.fromEntries(statuses.map((status) => [status, { description, content }])),
  };
}
