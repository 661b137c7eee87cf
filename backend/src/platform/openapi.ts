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
  for (const [path, item] of Object.entries(document.paths)) describeWrites(path, item);
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
  for (const operation of [item.post, item.put, item.patch, item.delete]) {
    operation?.parameters?.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    });
  }
}

function healthOperation(description: string, ...statuses: string[]): Operation {
  const content = { 'application/json': { schema: { type: 'object' } } } as const;
  return { tags: ['Health'], responses: Object.fromEntries(statuses.map((status) => [status, { description, content }])) };
}
