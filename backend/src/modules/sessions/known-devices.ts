import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Redis } from 'ioredis';
import type { Settings } from '../../platform/config.js';
import { orUnavailable } from '../identity/public.js';
import { isCrossSite } from './cross-site.js';

const cookieName = 'tributary_device';
const path = '/v1/auth';
const rememberSeconds = 180 * 24 * 60 * 60;
const tokenForm = /^[\w-]{43}$/;

/**
 * Remembers on which devices an account was signed in to: by a random token in a cookie that scripts cannot read, of which
 * only the hash is kept. Lost with Redis, every device is a stranger again, and nothing else happens.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly redis: Redis) {}

  /** The device's name when this account was signed in to on it before; the same work when there is no such account. */
  async recognise(userId: string | undefined, token: string | undefined): Promise<string | undefined> {
    const name = token === undefined ? 'none' : nameOf(token);
    const known = await orUnavailable(this.redis.exists(keyOf(userId ?? 'nobody', name)));
    return known === 1 ? name : undefined;
  }

  /** @returns the device's token: the one it has, or a new one. */
  async remember(userId: string, token: string | undefined): Promise<string> {
    const kept = token ?? randomBytes(32).toString('base64url');
    await orUnavailable(this.redis.set(keyOf(userId, nameOf(kept)), '1', 'EX', rememberSeconds));
    return kept;
  }
}

export function readDeviceCookie(
  request: FastifyRequest,
  config: Pick<Settings, 'PUBLIC_API_URL'>,
): string | undefined {
  if (isCrossSite(request, config)) return undefined;
  const token = request.cookies[cookieName];
  return token !== undefined && tokenForm.test(token) ? token : undefined;
}

export function setDeviceCookie(reply: FastifyReply, token: string, config: Pick<Settings, 'PUBLIC_API_URL'>): void {
  const secure = !config.PUBLIC_API_URL.startsWith('http:');
  reply.setCookie(cookieName, token, { httpOnly: true, sameSite: 'strict', path, secure, maxAge: rememberSeconds });
}

function keyOf(userId: string, name: string): string {
  return `device:${userId}:${name}`;
}

function nameOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
