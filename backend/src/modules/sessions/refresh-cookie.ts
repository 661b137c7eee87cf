import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../platform/config.js';
import { crossSiteRequest } from './sessions.errors.js';
import { isCrossSite } from './cross-site.js';
import type { StartedSession } from './session.view.js';

const path = '/v1/auth';

/**
 * Both apps live on one origin, and one person may be signed in to each: an app that names itself has a cookie of its
 * own. Anything else in the header is nobody's name.
 */
function nameFor({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const app = headers['x-tributary-app'];
  return app === 'admin' || app === 'affiliate' ? `tributary_refresh_${app}` : 'tributary_refresh';
}

/** Out of reach of scripts, sent to the sign-in routes only, and never along with a request from another site. */
export function setRefreshCookie(
  reply: FastifyReply,
  { refreshToken, cookieSeconds }: Pick<StartedSession, 'refreshToken' | 'cookieSeconds'>,
  config: Pick<Settings, 'PUBLIC_API_URL'>,
): void {
  const secure = !config.PUBLIC_API_URL.startsWith('http:');
  reply.setCookie(nameFor(reply.request), refreshToken, {
    httpOnly: true,
    sameSite: 'strict',
    path,
    secure,
    maxAge: cookieSeconds,
  });
}

export function clearRefreshCookie(reply: FastifyReply): void {
  reply.clearCookie(nameFor(reply.request), { path });
}

/** @throws DomainError `cross_site_request` when a page of another origin sends it */
export function readRefreshCookie(
  request: FastifyRequest,
  config: Pick<Settings, 'PUBLIC_API_URL'>,
): string | undefined {
  if (isCrossSite(request, config)) throw crossSiteRequest();
  return request.cookies[nameFor(request)];
}
