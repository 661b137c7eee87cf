import type { FastifyInstance } from 'fastify';

/** Which methods an address takes; made before the routes are registered. */
export class KnownRoutes {
  private readonly routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ method, url }) => {
      // What takes any address says itself what it does with it.
      if (url.includes('*')) return;
      const parts = url.split(/:[^/]+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
      this.routes.push({ pattern: new RegExp(`^${parts.join('[^/]+')}$`), methods: [method].flat() });
    });
  }

  /** In the order of the alphabet; none when there is nothing at this address. */
  methodsAt(url: string): readonly string[] {
    const pathname = url.split(/[?#]/, 1)[0] ?? '';
    const fitting = this.routes.filter(({ pattern }) => pattern.test(pathname));
    return [...new Set(fitting.flatMap(({ methods }) => methods))].sort();
  }
}
