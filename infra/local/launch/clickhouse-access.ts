type Environment = Readonly<Record<string, string>>;

/** A ClickHouse server, who may use it, and the database meant. */
export interface ClickhouseAccount {
  /** HTTP address. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The address under which dbmate migrates that database, over HTTP as everybody else. */
export function clickhouseMigrationUrl({ url, user, password, database }: ClickhouseAccount): string {
  const address = new URL(url);
  [address.username, address.password, address.pathname] = [user, password, `/${database}`];
  return `clickhouse+${address.href}`;
}

/** Runs one statement over HTTP as the product's user. Throws with the server's message. */
export async function clickhouseCommand(environment: Environment, statement: string): Promise<string> {
  const response = await fetch(environment['CLICKHOUSE_URL'] ?? '', {
    method: 'POST',
    body: statement,
    headers: {
      'X-ClickHouse-User': environment['CLICKHOUSE_USER'] ?? '',
      'X-ClickHouse-Key': environment['CLICKHOUSE_PASSWORD'] ?? '',
    },
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`ClickHouse refused a statement: ${text.trim()}`);
  return text.trim();
}
