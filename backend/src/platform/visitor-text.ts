import { RouteConfig } from '@nestjs/platform-fastify';

const name = 'visitorText';

/**
 * Names fields of a route's body whose text a visitor may have made: what cannot be stored of it must not fail the request, so
 * the route itself sees to it that it is not.
 */
export const VisitorText = (...fields: readonly string[]) => RouteConfig({ [name]: fields });

/** A body without the fields that its route sees to. */
export function merchantText(body: unknown, routeConfig: object): unknown {
  const fields = (routeConfig as { readonly [name]?: readonly string[] })[name];
  if (fields === undefined || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));
}
