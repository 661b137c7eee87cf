type Environment = Readonly<Record<string, string>>;

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

/**
 * Creates the `analyst` user of the embedded ClickHouse. The migrations own what it may see (role) and how much it may
 * use (settings profile); only the password is of this machine.
 */
export async function grantAnalyst(environment: Environment, password: string): Promise<void> {
  const role = await clickhouseCommand(
    environment,
    `SELECT count() FROM system.roles WHERE name = 'tributary_analyst'`,
  );
  if (role === '0') return;
  await clickhouseCommand(
    environment,
    `CREATE USER IF NOT EXISTS analyst IDENTIFIED WITH sha256_password BY '${password}' HOST IP '127.0.0.1' SETTINGS PROFILE 'tributary_analyst'`,
  );
  await clickhouseCommand(environment, 'GRANT tributary_analyst TO analyst');
  await clickhouseCommand(environment, 'SET DEFAULT ROLE tributary_analyst TO analyst');
}
