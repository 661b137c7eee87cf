import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Origin } from '../../../platform/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import type { Config } from '../../../platform/config.js';
import { CONFIG } from '../../../platform/platform.module.js';
import { mustHaveFactor } from '../access/permissions.js';
import type { User } from '../accounts/user.store.js';
import { sessionEnded } from '../auth.errors.js';
import { orUnavailable } from '../or-unavailable.js';
import type { Proof } from '../rules/session-stage.js';
import { secretHash } from '../secret-hash.js';

/** How long a session may rest before it ends, in seconds. */
export const sessionSeconds = 30 * 24 * 60 * 60;

const firstEpoch = '0';
/** Of somebody's sessions, those used last; nobody reads more. */
const listedAtMost = 100;
const listedFields = ['epoch', 'begun', 'used', 'ends', 'ip', 'agent'];

/**
 * Replaces the family's token if the one shown is its current one. Any other token of the family was used before, by its
 * owner or by a thief: nobody can tell which, so the whole family ends. One script, so two uses at once cannot both win.
 * KEYS: the family. ARGV: hash shown, next hash, life (s), now (ms), ip, agent. Answers user, epoch, and whether it was reuse.
 */
const rotateScript = `
local found = redis.call('HMGET', KEYS[1], 'current', 'user', 'epoch')
if not found[1] then return false end
if found[1] ~= ARGV[1] then redis.call('DEL', KEYS[1]) return { found[2], found[3], 'reused' } end
redis.call('HSET', KEYS[1], 'current', ARGV[2], 'used', ARGV[4], 'ip', ARGV[5], 'agent', ARGV[6])
redis.call('EXPIRE', KEYS[1], ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'factorAt', 'passwordAt', 'ends')
return { found[2], found[3], '', kept[1], kept[2], kept[3] }`;

/** Sets what is proven anew, if the family is still there and its person's, and tells all that is proven now. */
const proveScript = `
if redis.call('HGET', KEYS[1], 'user') ~= ARGV[1] then return false end
for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
local found = redis.call('HMGET', KEYS[1], 'user', 'epoch', 'factorAt', 'passwordAt', 'ends')
return { found[1], found[2], '', found[3], found[4], found[5] }`;

/*
 * A new epoch for everybody but one family. One script, so that the one cannot be refreshed in between and end; and one that
 * ended meanwhile does not come to life again without a token. KEYS: the person's epoch, the family.
 */
const endOthersScript = `
local epoch = redis.call('INCR', KEYS[1])
if redis.call('EXISTS', KEYS[2]) == 1 then redis.call('HSET', KEYS[2], 'epoch', epoch) end`;

/** Where a session is used from. */
export type SessionPlace = Pick<Origin, 'ip' | 'userAgent'>;

/** A session as its owner sees it. */
export interface OpenSession {
  /** Names it to people; opens nothing. */
  readonly id: string;
  readonly begunAt: Date;
  /** When its last access token was given out. */
  readonly usedAt: Date;
  /** When it ends at the latest, however much it is used. */
  readonly endsAt: Date;
  readonly ip: string;
  readonly userAgent: string | null;
}

/** What a refresh token led to: the next one of its family, or the family's end because it was used before. */
export type Rotation =
  | {
      readonly userId: string;
      readonly family: string;
      readonly token: string;
      readonly proof: Proof;
      readonly reused?: never;
    }
  | { readonly userId: string; readonly reused: true };

/**
 * Refresh tokens, by family: one family per sign-in, one current token per family. A token is `<family>.<secret>`; only
 * its hash is kept. Losing Redis signs people out and loses nothing else.
 */
@Injectable()
export class SessionStore {
  constructor(
    private readonly redis: Redis,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'OPERATOR_SESSION_SECONDS' | 'AFFILIATE_SESSION_SECONDS'>,
  ) {}

  /** Begins a family. @returns its first token */
  async begin(
    { id: userId, role }: Pick<User, 'id' | 'role'>,
    proof: Proof,
    place?: SessionPlace,
  ): Promise<{ token: string; family: string }> {
    const family = randomBytes(16).toString('base64url');
    const token = newToken(family);
    const epoch = await this.epochOf(userId);
    const now = this.clock.now().getTime();
    const { OPERATOR_SESSION_SECONDS, AFFILIATE_SESSION_SECONDS } = this.config;
    const ends = now + (mustHaveFactor(role) ? OPERATOR_SESSION_SECONDS : AFFILIATE_SESSION_SECONDS) * 1_000;
    const seen = { begun: now, ends, used: now, ip: place?.ip ?? '', agent: place?.userAgent ?? '' };
    await orUnavailable(
      this.redis
        .multi()
        .hset(keyOf(token), { user: userId, epoch, current: hashOf(token), ...seen, ...fieldsOf(proof) })
        .expire(keyOf(token), sessionSeconds)
        .zadd(indexKey(userId), now, family)
        .zremrangebyscore(indexKey(userId), '-inf', now - sessionSeconds * 1_000)
        .expire(indexKey(userId), sessionSeconds)
        .exec(),
    );
    return { token, family };
  }

  /**
   * Takes a token and gives the next one of its family; used before, it ends the family instead.
   * @throws DomainError `session_ended` when the family is gone
   */
  async rotate(token: string, place?: SessionPlace): Promise<Rotation> {
    const [family] = token.split('.');
    if (family === undefined || family === '' || token.length > 200) throw sessionEnded();
    const next = newToken(family);
    const now = this.clock.now().getTime();
    const facts = [sessionSeconds, now, place?.ip ?? '', place?.userAgent ?? ''];
    const rotated: unknown = await orUnavailable(
      this.redis.eval(rotateScript, 1, keyOf(token), hashOf(token), hashOf(next), ...facts),
    );
    const { userId, proof, reused } = await this.readFamily(rotated, next);
    if (reused) return { userId, reused: true };
    await orUnavailable(
      this.redis.multi().zadd(indexKey(userId), now, family).expire(indexKey(userId), sessionSeconds).exec(),
    );
    return { userId, family, token: next, proof };
  }

  /**
   * Notes in a session what its person has just proven.
   * @param family the session's, as its access tokens name it
   * @throws DomainError `session_ended` when the session is over, though its access token may still be good
   */
  async prove(family: string, userId: string, proven: Partial<Proof>): Promise<Proof> {
    const fields = Object.entries(fieldsOf(proven)).flat();
    const answer = await orUnavailable(this.redis.eval(proveScript, 1, keyOf(family), userId, ...fields));
    return (await this.readFamily(answer, family)).proof;
  }

  /** What a script answered of a family; one of an earlier epoch, or as old as a session may get, ends now. */
  private async readFamily(answer: unknown, token: string): Promise<{ userId: string; proof: Proof; reused: boolean }> {
    const [userId, epoch, reused, factorAt, passwordAt, ends] = Array.isArray(answer) ? (answer as unknown[]) : [];
    if (typeof userId !== 'string') throw sessionEnded();
    const isOver = reused !== 'reused' && this.isOver(ends);
    if (isOver || (epoch ?? firstEpoch) !== (await this.epochOf(userId))) {
      await this.end(token);
      throw sessionEnded();
    }
    const proof = { factorAt: Number(factorAt) || null, passwordAt: Number(passwordAt) };
    return { userId, proof, reused: reused === 'reused' };
  }

  private isOver(ends: unknown): boolean {
    return Number(ends) <= this.clock.now().getTime();
  }

  /** A person's sessions, the one used last first. */
  async list(userId: string): Promise<OpenSession[]> {
    return (await this.familiesOf(userId)).map(({ session }) => session);
  }

  /** Ends the token's family; nothing happens when it ended already. */
  async end(token: string): Promise<void> {
    await orUnavailable(this.redis.del(keyOf(token)));
  }

  /** Ends one of a person's sessions. @returns it, or undefined when there is none of that id */
  async endOne(userId: string, sessionId: string): Promise<OpenSession | undefined> {
    const found = (await this.familiesOf(userId)).find(({ session }) => session.id === sessionId);
    const ended = found && (await orUnavailable(this.redis.del(keyOf(found.family))));
    return ended === 1 ? found?.session : undefined;
  }

  /** Ends every family that a person has begun so far: each notices at its next rotation that its epoch is over. */
  async endAll(userId: string): Promise<void> {
    await orUnavailable(this.redis.incr(epochKey(userId)));
  }

  /** As `endAll`, but for one. @returns how many ended */
  async endOthers(userId: string, sessionId: string | undefined): Promise<number> {
    const families = await this.familiesOf(userId);
    const own = families.find(({ session }) => session.id === sessionId);
    await orUnavailable(this.redis.eval(endOthersScript, 2, epochKey(userId), keyOf(own?.family ?? 'none')));
    return families.length - (own ? 1 : 0);
  }

  private async familiesOf(userId: string): Promise<{ family: string; session: OpenSession }[]> {
    const epoch = await this.epochOf(userId);
    const families = await orUnavailable(this.redis.zrevrange(indexKey(userId), 0, listedAtMost - 1));
    const kept = await Promise.all(
      families.map((family) => orUnavailable(this.redis.hmget(keyOf(family), ...listedFields))),
    );
    return families.flatMap((family, i) => {
      const [ownEpoch, begun, used, ends, ip, agent] = kept[i] ?? [];
      if (ownEpoch !== epoch || this.isOver(ends)) return [];
      const [begunAt, usedAt, endsAt] = [dateOf(begun), dateOf(used), dateOf(ends)];
      const id = sessionIdOf(family);
      return [{ family, session: { id, begunAt, usedAt, endsAt, ip: ip ?? '', userAgent: agent || null } }];
    });
  }

  private async epochOf(userId: string): Promise<string> {
    return (await orUnavailable(this.redis.get(epochKey(userId)))) ?? firstEpoch;
  }
}

/** What a session is called before people. A token with the family's name alone would end the family, so that is not shown. */
export function sessionIdOf(family: string): string {
  return createHash('sha256').update(family).digest('base64url').slice(0, 22);
}

function newToken(family: string): string {
  return `${family}.${randomBytes(32).toString('base64url')}`;
}

/** @param ms since 1970, as Redis keeps it */
function dateOf(ms: string | null | undefined): Date {
  return new Date(Number(ms));
}

// An empty text stands for "never".
function fieldsOf(proof: Partial<Proof>): Record<string, string> {
  return Object.fromEntries(Object.entries(proof).map(([name, at]) => [name, String(at ?? '')]));
}

/** @param token or the name of its family */
function keyOf(token: string): string {
  return `session:${token.split('.')[0] ?? ''}`;
}

function indexKey(userId: string): string {
  return `sessions-of:${userId}`;
}

function epochKey(userId: string): string {
  return `session-epoch:${userId}`;
}

function hashOf(token: string): string {
  return secretHash(token).toString('hex');
}
