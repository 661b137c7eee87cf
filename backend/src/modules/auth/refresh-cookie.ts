import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config.js';
import { sessionSeconds } from './session.store.js';

const name = 'tributary_refresh';
const path = '/v1/auth';

/** Out of reach of scripts, sent to the sign-in routes only, and never along with a request from another site. */
export function setRefreshCookie(reply: FastifyReply, token: string, config: Pick<Config, 'PUBLIC_API_URL'>): void {
  const secure = !config.PUBLIC_API_URL.startsWith('http:');
  reply.setCookie(name, token, { httpOnly: true, sameSite: 'strict', path, secure, maxAge: sessionSeconds });
}

export function clearRefreshCookie(reply: FastifyReply): void {
  reply.clearCookie(name, { path });
}

export function readRefreshCookie(request: FastifyRequest): string | undefined {
  return request.cookies[name];
}
