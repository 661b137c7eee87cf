import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Secret, TOTP } from 'otpauth';
import type { SignIn } from './product.ts';
import { endpoints } from './run.ts';

/** The code that an authenticator app with this secret shows now. */
export function codeOf(totpSecret: string): string {
  return TOTP.generate({ secret: Secret.fromBase32(totpSecret) });
}

/** A code that the API takes, however often this person signed in just now: the codes used before are made good again. */
export async function freshCode({ email, totpSecret }: SignIn): Promise<string | undefined> {
  if (totpSecret === undefined) return undefined;
  await inDatabase('delete from used_totp_steps where user_id = (select id from users where email = $1)', [email]);
  return codeOf(totpSecret);
}

/**
 * Somebody of the operator's support who never signed in, with the demo administrator's password: nothing over HTTP makes
 * such an account yet.
 */
export async function newStaff(): Promise<SignIn> {
  const { email: admin, password } = endpoints().demo.admin;
  const name = randomBytes(6).toString('hex');
  const email = `staff-${name}@example.test`;
  await inDatabase(
    `insert into users (id, email, password_hash, role)
     select 'usr_' || $1, $2, password_hash, 'support' from users where email = $3`,
    [`${'0'.repeat(14)}${name}`, email, admin],
  );
  return { email, password };
}

async function inDatabase(statement: string, values: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: endpoints().postgres });
  await client.connect();
  try {
    await client.query(statement, [...values]);
  } finally {
    await client.end();
  }
}
