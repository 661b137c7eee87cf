import type { Auth } from '@nats-io/transport-node';

/** The server in a NATS URL, without the account: the client does not read one out of it. */
export function natsServer(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** The account in a NATS URL: `nats://user:password@host`, `nats://token@host`, or none. */
export function natsAccount(url: string): Auth {
  const { username, password } = new URL(url);
  if (username === '') return undefined;
  const user = decodeURIComponent(username);
  return password === '' ? { auth_token: user } : { user, pass: decodeURIComponent(password) };
}
