import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Secret, TOTP } from 'otpauth';
import type { SignIn } from './product.ts';
import { endpoints } from './run.ts';

/** The code that an authenticator app with this secret shows now. */
export function codeOf(totpSecret: string): string {
  return TOTP.generate({ secret: Secret.fromBase32(totpSecret) });
}

/**
 * Signs somebody in with a code that the API takes, however often this person signed in just now: the codes used before are
 * made good again. One at a time for each person, over all processes of a run, because a code is good once.
 * @param use signs in with the code; undefined for people who have none
 */
export async function withFreshCode<T>(
  { email, totpSecret }: SignIn,
  use: (code: string | undefined) => Promise<T>,
): Promise<T> {
  if (totpSecret === undefined) return use(undefined);
  return inDatabase(async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [email]);
    await client.query('delete from used_totp_steps where user_id = (select id from users where email = $1)', [email]);
    return use(codeOf(totpSecret));
  });
}

/**
 * Somebody of the operator's support who never signed in, with the demo administrator's password: nothing over HTTP makes
 * such an account yet.
 */
export async function newStaff(): Promise<SignIn> {
  const { email: admin, password } = endpoints().demo.admin;
  const name = randomBytes(6).toString('hex');
  const email = `staff-${name}@example.test`;
  await inDatabase((client) =>
    client.query(
      `insert into users (id, email, password_hash, role)
       select 'usr_' || $1, $2, password_hash, 'support' from users where email = $3`,
      [`${'0'.repeat(14)}${name}`, email, admin],
    ),
  );
  return { email, password };
}

/** A connection that is closed afterwards, which also gives its locks back. */
async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: endpoints().postgres });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
