import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { serveApps } from '../../src/platform/static-apps.js';

describe('the built apps', () => {
  let root: string;
  let server: FastifyInstance;
  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'apps-'));
    const admin = path.join(root, 'frontend-admin/dist');
    mkdirSync(admin, { recursive: true });
    writeFileSync(path.join(admin, 'index.html'), '<!doctype html><title>Admin</title>');
    writeFileSync(path.join(admin, 'main-B1ab_D-x.js'), 'export {};');
    writeFileSync(path.join(admin, 'main-B1ab_D-x.js.br'), 'compressed');
    writeFileSync(path.join(admin, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(path.join(root, 'secret.txt'), 'outside');
    server = fastify();
    serveApps(server, root);
    await server.ready();
  });

  afterAll(async () => {
    await server.close();
    rmSync(root, { recursive: true });
  });

  it.each(['/admin/', '/admin/conversions/cnv_1?tab=ledger', '/admin/index.html'])(
    'serves %s as the page',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
      expect(answer.body).toContain('Admin');
    },
  );

  it('keeps files with a hash in their name for good, others to be asked about', async () => {
    expect((await get('/admin/main-B1ab_D-x.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/admin/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('sends what was compressed in the build', async () => {
    const answer = await get('/admin/main-B1ab_D-x.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.body).toBe('compressed');
  });

  it('answers 404 for a file that is gone, so that an old page notices', async () => {
    const answer = await get('/admin/chunk-GONE0000.js');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each(['/admin/../secret.txt', '/admin/..%2f..%2fsecret.txt', '/admin/%2e%2e/%2e%2e/secret.txt'])(
    'does not leave its folder for %s',
    async (url) => expect((await get(url)).body).not.toContain('outside'),
  );

  it.each([
    ['/', '/admin/'],
    ['/admin', '/admin/'],
    ['/affiliate', '/affiliate/'],
  ])('leads %s to %s', async (url, target) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers.location]).toEqual([302, target]);
  });

  it('says what to do when an app is not built', async () => {
    const answer = await get('/affiliate/today');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
  });
});
