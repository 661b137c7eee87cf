import { connect, type NatsConnection } from '@nats-io/transport-node';

/** Connects to NATS as whom its URL names: the client itself reads no account out of a URL. */
export async function connectNats(url: string, name: string): Promise<NatsConnection> {
  const { host, username, password } = new URL(url);
  return connect({ servers: host, user: username, pass: password, name, timeout: 10_000 });
}
