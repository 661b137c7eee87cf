import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Redis } from 'ioredis';
import { apiModule } from '../../src/api.module.js';
import { SaveTotp, newTotpSecret } from '../../src/modules/factors/public.js';
import { SaveUser } from '../../src/modules/identity/public.js';
import type { Config, Settings } from '../../src/platform/config.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { Health } from '../../src/platform/health.js';
import { createHttpApp } from '../../src/platform/http-app.js';
import { createLogger } from '../../src/platform/logger.js';
import { openRedis } from '../../src/platform/redis.js';
import { LiveConfig } from '../../src/platform/secrets/live-config.js';
import { ApiClient, expectStatus } from './api-client.js';
import type { ApiAnswer } from './api-client.js';
import { Authenticator, forgetUsedCodes } from './authenticator.js';
import { allSettings, testSettings } from './env.js';
import { eventually } from './eventually.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

/** The real API in this process: a database, NATS namespace and Redis prefix of its own. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  /** What the API's process is given. */
  readonly config: Config<'api'>;
  /** The same with the settings of the other processes, for parts of them in a test. */
  readonly settings: Settings;
  readonly db: Database;
  /** For looking into tables. */
  readonly prisma: Database['typed'];
  readonly redis: Redis;
  readonly clock: TestClock;
  /** Without a credential. */
  readonly anyone: ApiClient;
  /** Signed in as an administrator. */
  readonly admin: ApiClient;
  /** The administrator's authenticator app. */
  readonly authenticator: Authenticator;
  /** Makes an account and gives it an authenticator app; what tests sign in with afterwards. */
  saveStaff(user: SaveUser['input']): Promise<Authenticator>;
  /** Signs somebody in, with a code where there is an authenticator app for it. */
  signIn(email: string, password: string): Promise<ApiClient>;
  /** Signs somebody in whom another run of the API knew. */
  signInWith(given: SignInFields): Promise<ApiClient>;
  /** The answer to a sign-in of the administrator with password and code; any number of times. */
  signInAdmin(headers?: Record<string, string>): Promise<ApiAnswer>;
  close(): Promise<void>;
}

export interface SignInFields {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
}

export const adminSignIn = { email: 'admin@test.example', password: 'correct horse battery' } as const;

/** What an API under test begins with, where that is not an empty database at this moment. */
export interface Beginning {
  /** Dropped when the API is closed. */
  readonly database?: TestDatabase;
  readonly now?: Date;
}

/** Boots the API; one per test file, in `beforeAll`. */
export async function startTestApi(
  overrides: Record<string, string> = {},
  { database: given, now }: Beginning = {},
): Promise<TestApi> {
  const database = given ?? (await createTestDatabase());
  const env = testSettings({ DATABASE_URL: database.url, PROCESS_NAME: 'api', ...overrides });
  const live = await LiveConfig.open('api', env);
  const { config } = live;
  const logger = createLogger(config);
  live.watch(logger);
  const db = openDatabase(config, logger);
  const prisma = db.typed;
  const redis = openRedis(config, logger);
  const clock = new TestClock();
  if (now) clock.set(now);
  const health = new Health({ postgres: () => db.rows`select 1`, redis: () => redis.ping() });
  const app = await createHttpApp(apiModule({ config, logger, db, redis, clock }), { config, logger, health });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const anyone = new ApiClient(app);
  const people = new Map<string, Authenticator>();
  const saveStaff = async (user: SaveUser['input']): Promise<Authenticator> => {
    const invocation = { actor: { kind: 'system', name: 'test' } } as const;
    const { value } = await app.get(CommandBus).execute(new SaveUser(user, invocation));
    const authenticator = new Authenticator(newTotpSecret(), clock);
    await app.get(CommandBus).execute(new SaveTotp(value.id, authenticator.secret, invocation));
    people.set(user.email, authenticator);
    return authenticator;
  };
  const answerTo = async (email: string, password: string, headers = {}): Promise<ApiAnswer> => {
    const code = people.get(email)?.code();
    if (code !== undefined) await forgetUsedCodes(prisma, email);
    return anyone.post('/v1/auth/sign-in', { email, password, ...(code !== undefined && { code }) }, headers);
  };
  // As a client does that is told to come again: Redis gives up after two seconds, which a busy machine's tests reach.
  const untilTaken = async (ask: () => Promise<ApiAnswer>): Promise<ApiClient> => {
    const answer = await eventually(async () => {
      const attempt = await ask();
      return attempt.status === 503 ? undefined : attempt;
    });
    return anyone.as(expectStatus(200, answer)['accessToken'] as string);
  };
  const signIn = (email: string, password: string) => untilTaken(() => answerTo(email, password));
  const signInWith = (given: SignInFields) => untilTaken(() => anyone.post('/v1/auth/sign-in', given));
  const authenticator = await saveStaff({ ...adminSignIn, role: 'owner', affiliateId: null });
  return {
    settings: allSettings(env),
    ...{ app, config, db, prisma, redis, clock, anyone, authenticator, saveStaff, signIn, signInWith },
    signInAdmin: (headers) => answerTo(adminSignIn.email, adminSignIn.password, headers),
    admin: await signIn(adminSignIn.email, adminSignIn.password),
    close: async () => {
      await live.stop();
      await app.close();
      redis.disconnect();
      await db.close();
      await database.drop();
    },
  };
}
