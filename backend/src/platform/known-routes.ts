import type { FastifyInstance } from 'fastify';

/** Which methods an address takes; made before the routes are registered. */
export class KnownRoutes {
  private readonly literal = new Map<string, Set<string>>();
  private readonly routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ method, url }) => {
      // What takes any address says itself what it does with it.
      if (url.includes('*')) return;
      const methods = [method].flat();
      if (!url.includes(':')) this.literal.set(url, new Set([...(this.literal.get(url) ?? []), ...methods]));
      const parts = url.split(/:[^/]+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
      this.routes.push({ pattern: new RegExp(`^${parts.join('[^/]+')}$`), methods });
    });
  }

  /** In the order of the alphabet; none when there is nothing at this address. */
  methodsAt(url: string): readonly string[] {
    const pathname = pathnameOf(url);
    const fitting = this.routes.filter(({ pattern }) => pattern.test(pathname)).flatMap(({ methods }) => methods);
    return [...(this.literal.get(pathname) ?? new Set(fitting))].sort();
  }

  /** `PATCH /v1/links/export` is no change of a link whose id is "export": that address takes other methods. */
  refuses(method: string, url: string): boolean {
    return this.literal.get(pathnameOf(url))?.has(method) === false;
  }
}

function pathnameOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
