import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The apps, by the first part of their address, and where their builds are below the repository. */
const apps = { admin: 'frontend-admin/dist', affiliate: 'frontend-affiliate/dist' } as const;

const repository = path.resolve(import.meta.dirname, '../../..');

/** Scripts of our own only. Styles may be inline because Angular adds each component's style when it is first shown. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Files whose name holds a hash of their content. */
const hashed = /-[\w-]{8}\.(js|css|woff2?)$/;
/** What decides which version of an app runs must be fresh; everything else may be asked about. */
const never = /(\/|\.html|\/ngsw\.json|\/ngsw-worker\.js|\/safety-worker\.js)$/;

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not built yet</title>
<body style="font: 16px/1.5 system-ui; max-width: 60ch; margin: 15vh auto; padding: 0 16px">
<h1 style="font-size: 20px">This app has not been built yet</h1>
<p>Run <code>npm run build</code> in the repository, then load this page again. <code>npm start</code> does it by itself.</p>`;

/**
 * Serves the built apps at `/admin/` and `/affiliate/`, on the API's own origin, so that no cookie or request crosses
 * sites. An address inside an app that is no file gets its index page; `/` leads to the admin app.
 */
export function serveApps(fastify: FastifyInstance, root = repository): void {
  fastify.get('/', async (_request, reply) => reply.redirect('/admin/'));
  for (const [name, folder] of Object.entries(apps)) {
    fastify.get(`/${name}`, async (_request, reply) => reply.redirect(`/${name}/`));
    void fastify.register(oneApp(path.join(root, folder)), { prefix: `/${name}` });
  }
}

function oneApp(folder: string) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', contentSecurityPolicy).header('cache-control', cachingOf(request.url));
    });
    await scope.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      decorateReply: true,
      preCompressed: true,
      redirect: false,
      index: ['index.html'],
    });
    scope.setNotFoundHandler((request, reply) => answerMissing(folder, request, reply));
  };
}

/** The index page for an address that the app itself understands; a plain 404 for a file that is gone. */
async function answerMissing(folder: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { pathname } = new URL(request.url, 'http://localhost');
  reply.header('cache-control', 'no-store');
  if (!['GET', 'HEAD'].includes(request.method)) {
    return reply
      .status(405)
      .header('allow', 'GET, HEAD')
      .type('text/plain; charset=utf-8')
      .send('Method not allowed\n');
  }
  const isPage = !/\.\w+$/.test(pathname);
  if (!isPage) return reply.status(404).type('text/plain; charset=utf-8').send('Not found\n');
  if (!existsSync(path.join(folder, 'index.html'))) {
    return reply.status(503).type('text/html; charset=utf-8').send(notBuilt);
  }
  return reply.sendFile('index.html', folder);
}

function cachingOf(url: string): string {
  const pathname = url.split('?')[0] ?? '';
  if (hashed.test(pathname)) return 'public, max-age=31536000, immutable';
  return never.test(pathname) || !path.extname(pathname) ? 'no-store' : 'no-cache';
}
