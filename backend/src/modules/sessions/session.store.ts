import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Clock } from '../../platform/clock.js';
import type { Settings } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import type { Db } from '../../platform/db.js';
import { CONFIG } from '../../platform/platform.module.js';
import { mustHaveFactor } from '../access/public.js';
import type { User } from '../identity/public.js';
import { sessionEnded } from './sessions.errors.js';
import { orUnavailable } from '../identity/public.js';
import type { Proof } from '../access/public.js';
import { familyOf, firstToken, graceSeconds, newFamily, newSeed, nextToken, tokenHash } from './refresh-tokens.js';
import { findPersonOf, findRevocations, isRevoked } from './revocation.store.js';
import { familyFields, fieldsOf, readFamily } from './session-family.js';
import type { SessionFamily, SessionPlace } from './session-family.js';

/** How long a session may rest before it ends, in seconds. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/** Of somebody's sessions, those used last; nobody reads more. */
const listedAtMost = 100;

/**
 * Replaces the family's token if the one shown is its current one. The one it replaced last gives the same successor for a
 * short time, and ends nothing. Any other token of the family was used before, by its owner or by a thief: nobody can tell
 * which, so the whole family ends. One script, so two uses at once cannot both go on.
 * KEYS: the family. ARGV: hash shown, next hash, seed, rest (ms), now (ms), ip, agent, grace (ms). Answers what it came to
 * and the seed of the next token.
 */
const rotateScript = `
local found = redis.call('HMGET', KEYS[1], 'current', 'previous', 'replacedAt', 'seed')
if not found[1] then return { 'gone' } end
if found[1] == ARGV[1] then
  redis.call('HSET', KEYS[1], 'current', ARGV[2], 'previous', ARGV[1], 'replacedAt', ARGV[5], 'seed', ARGV[3])
  redis.call('HSET', KEYS[1], 'used', ARGV[5], 'ip', ARGV[6], 'agent', ARGV[7])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
  return { 'next', ARGV[3] }
end
if found[2] == ARGV[1] and tonumber(ARGV[5]) - tonumber(found[3]) <= tonumber(ARGV[8]) then
  return { 'again', found[4] }
end
redis.call('DEL', KEYS[1])
return { 'reused' }`;

/** Sets what is proven anew, if the family is still there. */
const proveScript = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV))
return 1`;

/** A session that goes on, with its person as the account stands now. */
export interface LiveSession extends SessionFamily {
  readonly user: User;
}

/** What a refresh token led to: the next one of its family, or the family's end because it was used before. */
export type Rotation =
  | { readonly live: LiveSession; readonly token: string; readonly reused?: never }
  | { readonly live: LiveSession; readonly reused: true };

/**
 * Sessions: in Redis one family of refresh tokens each, with one current token, of which only the hash is kept. Whether a
 * session was revoked is decided in PostgreSQL, wherever one is looked up. Losing Redis signs people out and loses nothing
 * else.
 */
@Injectable()
export class SessionStore {
  constructor(
    private readonly redis: Redis,
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'OPERATOR_SESSION_SECONDS' | 'AFFILIATE_SESSION_SECONDS'>,
  ) {}

  /**
   * Begins a family.
   * @param user read together with what was proven: sessions that are ended meanwhile take this one along
   */
  async begin(user: User, proof: Proof, place?: SessionPlace): Promise<{ token: string; live: LiveSession }> {
    const family = newFamily();
    const token = firstToken(family);
    const now = this.now();
    const { OPERATOR_SESSION_SECONDS, AFFILIATE_SESSION_SECONDS } = this.config;
    const ends = now + (mustHaveFactor(user.role) ? OPERATOR_SESSION_SECONDS : AFFILIATE_SESSION_SECONDS) * 1_000;
    const seen = { begun: now, ends, used: now, ip: place?.ip ?? '', agent: place?.userAgent ?? '' };
    const kept = { user: user.id, sessionEpoch: user.sessionEpoch, ...seen, ...fieldsOf(proof) };
    await orUnavailable(
      this.redis
        .multi()
        .hset(keyOf(family), { ...kept, current: tokenHash(token) })
        .pexpire(keyOf(family), this.restMs(ends))
        .exec(),
    );
    await this.index(user.id, family);
    const values = familyFields.map((field) => String(kept[field as keyof typeof kept]));
    return { token, live: { ...(readFamily(family, values) as SessionFamily), user } };
  }

  /**
   * Takes a token and gives the next one of its family; used before, it ends the family instead.
   * @throws DomainError `session_ended` when the session is over
   */
  async rotate(shown: string, place: SessionPlace): Promise<Rotation> {
    const family = familyOf(shown);
    // PostgreSQL is asked before anything is replaced: while it is away, the token stays good.
    const live = await this.look(family);
    const seed = newSeed();
    const args = [
      tokenHash(shown),
      tokenHash(nextToken(shown, seed)),
      seed,
      this.restMs(live.session.endsAt.getTime()),
    ];
    const where = [this.now(), place.ip, place.userAgent ?? '', graceSeconds * 1_000];
    const answer = await orUnavailable(this.redis.eval(rotateScript, 1, keyOf(family), ...args, ...where));
    const [became, kept = ''] = answer as [string, string?];
    if (became === 'gone') throw sessionEnded();
    if (became === 'reused') return { live, reused: true };
    if (became === 'next') await this.index(live.userId, family);
    return { live, token: nextToken(shown, kept) };
  }

  /** The session of a family as it stands now. @throws DomainError `session_ended` */
  async look(family: string, db: Db = this.db): Promise<LiveSession> {
    const found = await this.find(family);
    const { userId, epoch, session } = found ?? { userId: '', epoch: 0, session: undefined };
    const user = session && !this.isOver(session) && (await findPersonOf(db, { userId, sessionId: session.id, epoch }));
    if (found && user) return { ...found, user };
    if (found) await this.forget(family);
    throw sessionEnded();
  }

  /**
   * Notes in a session what its person has just proven.
   * @param family the session's, as its access tokens name it
   * @throws DomainError `session_ended` when the session is over, though its access token may still be good
   */
  async prove(family: string, userId: string, proven: Partial<Proof>): Promise<LiveSession> {
    const live = await this.look(family);
    if (live.userId !== userId) throw sessionEnded();
    const fields = Object.entries(fieldsOf(proven)).flat();
    const isThere = await orUnavailable(this.redis.eval(proveScript, 1, keyOf(family), ...fields));
    if (isThere !== 1) throw sessionEnded();
    return { ...live, proof: { ...live.proof, ...proven } };
  }

  /** What Redis knows of a family, whether it was revoked or not. */
  async find(family: string): Promise<SessionFamily | undefined> {
    if (family === '') return undefined;
    return readFamily(family, await orUnavailable(this.redis.hmget(keyOf(family), ...familyFields)));
  }

  /** A person's sessions, the one used last first. */
  async list(userId: string, db: Db = this.db): Promise<SessionFamily[]> {
    const revocations = await findRevocations(db, userId);
    const families = await orUnavailable(this.redis.zrevrange(indexKey(userId), 0, listedAtMost - 1));
    const found = await Promise.all(families.map((family) => this.find(family)));
    return found.filter((one): one is SessionFamily => {
      if (!one || !revocations || this.isOver(one.session)) return false;
      return !isRevoked({ sessionId: one.session.id, epoch: one.epoch }, revocations);
    });
  }

  /** Drops what Redis has of a session that is over; PostgreSQL has decided that it is. */
  async forget(family: string): Promise<void> {
    await orUnavailable(this.redis.del(keyOf(family)));
  }

  /** How long a session may be kept if nobody uses it, in seconds: as long as it may rest, and not beyond its end. */
  restSeconds({ session }: SessionFamily): number {
    return Math.floor(this.restMs(session.endsAt.getTime()) / 1_000);
  }

  private async index(userId: string, family: string): Promise<void> {
    await orUnavailable(
      this.redis
        .multi()
        .zadd(indexKey(userId), this.now(), family)
        .zremrangebyscore(indexKey(userId), '-inf', this.now() - sessionSeconds * 1_000)
        .expire(indexKey(userId), sessionSeconds)
        .exec(),
    );
  }

  private restMs(ends: number): number {
    return Math.max(1, Math.min(sessionSeconds * 1_000, ends - this.now()));
  }

  private isOver({ endsAt }: { readonly endsAt: Date }): boolean {
    return endsAt.getTime() <= this.now();
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function keyOf(family: string): string {
  return `session:${family}`;
}

function indexKey(userId: string): string {
  return `sessions-of:${userId}`;
}
