import { rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BLOCKED_PORTS } from '../blocked-ports.ts';
import { portsFrom, requireOpenablePorts } from '../ports.ts';
import { runCommandLine, trialStack } from './trial-stack.ts';

describe('what cannot work is refused in one clear sentence', () => {
  let holder: Server;
  let busyPort = 0;

  beforeAll(async () => {
    holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    busyPort = (holder.address() as AddressInfo).port;
  });
  afterAll(() => {
    holder.close();
  });

  test('a busy port: port, purpose and owner are named, nothing is started', async () => {
    const stack = trialStack('launcher-busy', busyPort - 21);
    const { code, output } = await stack.run('--detach');
    expect(code).toBe(1);
    expect(output).toMatch(
      new RegExp(`^Port ${busyPort} \\(nats\\) is taken by \\S+ \\(pid ${process.pid}\\): .*--port-base`, 'm'),
    );
    expect(stack.running()).toEqual([]);
    rmSync(stack.state.root, { recursive: true, force: true });
  });

  test.each([
    [6_000, /^Port 6000 \(api\) is one that browsers refuse to open.*--port-base/m],
    [5_059, /^Port 5060 \(tracker\) is one that browsers refuse/m],
    [6_670, /^Port 6697 \(mailboxHttp\) is one that browsers refuse/m],
    [4_161, /^Port 4190 \(shop\) is one that browsers refuse/m],
  ])('case 14: --port-base %i leads to a port that browsers block', async (base, says) => {
    const { code, output } = await runCommandLine(['start', '--port-base', String(base)]);
    expect(code).toBe(1);
    expect(output).toMatch(says);
  });

  test('case 14: what is listed is what the fetch standard blocks', async () => {
    const why = async (port: number): Promise<string> =>
      fetch(`http://127.0.0.1:${port}`).then(
        () => 'open',
        (error: unknown) => ((error as Error).cause as Error).message,
      );
    for (const port of BLOCKED_PORTS) expect([port, await why(port)]).toEqual([port, 'bad port']);
    // Its neighbours are not, and a port that no browser opens may be one of the stores'.
    for (const port of BLOCKED_PORTS)
      if (!BLOCKED_PORTS.has(port + 1)) expect(await why(port + 1)).not.toBe('bad port');
    const ports = portsFrom(6_679 - 20);
    expect(() => requireOpenablePorts(ports, ['postgres'])).not.toThrow();
    expect(() => requireOpenablePorts(ports, ['postgres', 'api'])).not.toThrow();
    expect(() => requireOpenablePorts(portsFrom(6_679 - 10), ['apiInternal'])).toThrow(/6679/);
  });

  const refused: readonly { args: string[]; env?: Record<string, string>; says: RegExp }[] = [
    { args: ['start', '--frsh'], says: /Unknown option '--frsh'.*--fresh/ },
    { args: ['start', '--port-base', '80'], says: /--port-base must be a whole number from 1024 to 65000, not "80"/ },
    { args: ['start'], env: { NATS_URL: 'localhost' }, says: /NATS_URL is set to something that is not a URL/ },
    { args: ['start'], env: { DATABASE_URL: 'mysql://u:hush@h/d' }, says: /^DATABASE_URL is set to(?!.*hush)/m },
    { args: ['start'], env: { CLICKHOUSE_URL: 'http://h:8123' }, says: /CLICKHOUSE_USER must be set too/ },
    { args: ['start'], env: { S3_ENDPOINT: 'http://h' }, says: /S3_ACCESS_KEY_ID must be set too/ },
    { args: ['stack', '--name', 'data'], says: /--name must be/ },
    { args: ['nonsense'], says: /"nonsense" is not one of/ },
  ];
  for (const { args, env = {}, says } of refused) {
    test(`${args.join(' ')} ${Object.keys(env).join(' ')}`.trim(), async () => {
      const { code, output } = await runCommandLine(args, env);
      expect(code).toBe(1);
      expect(output).toMatch(says);
      expect(output).not.toMatch(/^\s+at /m);
    });
  }
});
