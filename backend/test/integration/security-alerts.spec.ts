import { CommandBus } from '@nestjs/cqrs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { SaveUser } from '../../src/modules/identity/public.js';
import { Alerts, raiseAlert } from '../../src/modules/security/public.js';
import type { NewAlert } from '../../src/modules/security/public.js';
import { newId } from '../../src/platform/ids.js';
import { Writes } from '../../src/platform/transaction.js';
import { graceSeconds } from '../../src/modules/sessions/refresh-tokens.js';
import { createAffiliate } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiAnswer, ApiBody, ApiClient } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { writeIpFiles } from '../support/ip-files.js';
import type { IpFiles } from '../support/ip-files.js';
import { newestLetter } from '../support/mails.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let files: IpFiles;
/** For whom everybody works here: people who need no second factor. */
let affiliateId: string;
beforeAll(async () => {
  files = writeIpFiles(
    { '203.0.113.0/24': 'DE', '198.51.100.0/24': 'FR' },
    { '198.51.100.0/24': [64_496, 'Example Network'] },
  );
  api = await startTestApi({
    GEOIP_COUNTRY_FILE: files.country,
    GEOIP_ASN_FILE: files.asn,
    SHARED_ADDRESS_ACCOUNTS: '3',
  });
  ({ id: affiliateId } = await createAffiliate(api, []));
}, 60_000);
afterAll(async () => {
  await api.close();
  files.remove();
});

interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

async function newPerson(): Promise<Person> {
  const [email, password] = [`${uniqueName()}@people.example`, 'a password of some length'];
  const user = { email, password, role: 'affiliate_viewer', affiliateId } as const;
  const saved = await api.app.get(CommandBus).execute(new SaveUser(user, { actor: { kind: 'system', name: 'test' } }));
  return { id: saved.value.id, email, password };
}

const home = '203.0.113.7';
const signIn = (person: Person, from: string, cookie?: string): Promise<ApiAnswer> => {
  const { email, password } = person;
  return api.anyone.from(from).post('/v1/auth/sign-in', { email, password }, cookie === undefined ? {} : { cookie });
};
const cookieOf = (answer: ApiAnswer, name: string): string =>
  `${name}=${answer.cookies.find((one) => one.name === name)?.value}`;

async function alertsAbout(subject: string, kind?: string): Promise<ApiBody[]> {
  const { data } = expectStatus(200, await api.admin.get('/v1/security/alerts?limit=200'));
  const all = data as unknown as ApiBody[];
  return all.filter((one) => one['subject']['id'] === subject && (kind === undefined || one['kind'] === kind));
}
const idOf = (alert: { readonly id?: unknown } | undefined): string => String(alert?.id);
const mailsTo = (person: Person) => api.prisma.mail.findMany({ where: { recipient: person.email } });

test('B20: open alerts come first, of these the critical, and what happened last before what happened earlier', async () => {
  const subject = { kind: 'user', id: (await newPerson()).id } as const;
  const at = new Date('2026-11-29T12:00:00Z');
  const raise = async (severity: string, minutes: number, resolved = false): Promise<string> => {
    const [row] = await api.prisma.$queryRaw<{ id: string }[]>`
      insert into security_alerts (id, kind, severity, subject_kind, subject_id, summary, evidence, first_at, last_at,
        resolved_at, resolved_by, note)
      values (${newId('securityAlert')}, 'new_device', ${severity}, ${subject.kind}, ${subject.id}, 'x', '[]', ${at},
        ${new Date(at.getTime() + minutes * 60_000)}, ${resolved ? at : null}, ${resolved ? subject.id : null},
        ${resolved ? 'known' : null})
      returning id`;
    return String(row?.id);
  };
  const raised = [
    await raise('info', 5),
    await raise('critical', 1),
    await raise('critical', 9, true),
    await raise('warning', 2),
    await raise('critical', 3),
    await raise('info', 12, true),
  ];
  const expected = [4, 1, 3, 0, 5, 2].map((i) => raised[i]);
  expect((await alertsAbout(subject.id)).map(({ id }) => String(id))).toEqual(expected);
  const seen: string[] = [];
  for (let cursor = ''; cursor !== 'end';) {
    const page = expectStatus(200, await api.admin.get(`/v1/security/alerts?limit=1${cursor}`));
    const [alert] = page['data'] as readonly ApiBody[];
    if (alert?.['subject']['id'] === subject.id) seen.push(String(alert['id']));
    const next = page['nextCursor'] as string | null;
    cursor = next === null ? 'end' : `&cursor=${next}`;
  }
  expect(seen).toEqual(expected);
});

describe('signing in', () => {
  test('for the first time, and again on the same device, is nothing unusual', async () => {
    const person = await newPerson();
    const first = await signIn(person, home);
    expect((await signIn(person, home, cookieOf(first, 'tributary_device'))).status).toBe(200);
    expect(await alertsAbout(person.id)).toEqual([]);
  });

  test('on another device is told', async () => {
    const person = await newPerson();
    await signIn(person, home);
    await signIn(person, home);
    expect(await alertsAbout(person.id)).toMatchObject([
      {
        ...{ kind: 'new_device', severity: 'info', state: 'open', count: 1, resolution: null },
        subject: { kind: 'user', id: person.id, name: person.email },
        summary: `${person.email} signed in on a new device.`,
        evidence: [{ address: home, country: 'DE' }],
      },
    ]);
  });

  test('from another country is told, also to the person', async () => {
    const person = await newPerson();
    const device = cookieOf(await signIn(person, home), 'tributary_device');
    await signIn(person, '198.51.100.9', device);
    await signIn(person, '198.51.100.10', device);
    expect(await alertsAbout(person.id)).toMatchObject([
      {
        ...{ kind: 'new_country', severity: 'warning', count: 1 },
        summary: `${person.email} signed in from France for the first time; previously from Germany.`,
        evidence: [{ address: '198.51.100.9', country: 'FR', network: 'AS64496 Example Network', before: 'DE' }],
      },
    ]);
    const subjects = (await mailsTo(person)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('France'))).toEqual(['New sign-in from France']);
  });

  test('from where nobody knows the country is not', async () => {
    const person = await newPerson();
    const device = cookieOf(await signIn(person, home), 'tributary_device');
    await signIn(person, '192.0.2.1', device);
    expect(await alertsAbout(person.id)).toEqual([]);
  });
});

describe('failing to sign in', () => {
  const guess = (email: string, from: string) =>
    api.anyone.from(from).post('/v1/auth/sign-in', { email, password: 'a wrong one' });

  test('ten times to one account is a burst, told once an hour and counted', async () => {
    const person = await newPerson();
    for (let i = 0; i < 9; i += 1) await guess(person.email, `10.3.${i}.1`);
    await guess(person.email.toUpperCase(), '10.3.9.1');
    const alert = await eventually(async () => (await alertsAbout(person.id))[0]);
    expect(alert).toMatchObject({
      ...{ kind: 'failure_burst', severity: 'warning', count: 1 },
      summary: `Ten wrong passwords for ${person.email} within ten minutes, from 10 addresses.`,
    });
    for (let i = 0; i < 10; i += 1) await guess(person.email, `10.4.${i}.1`);
    await eventually(async () => (await alertsAbout(person.id))[0]?.['count'] === 2);
    expect(await mailsTo(person)).toMatchObject([{ subject: 'Failed sign-in attempts on your account' }]);
  });

  test('at ten accounts from one address is told, whether or not they exist', async () => {
    const address = '10.5.0.1';
    for (let i = 0; i < 10; i += 1) await guess(`${uniqueName()}@nobody.example`, address);
    const found = await eventually(async () => (await alertsAbout(address))[0]);
    expect(found).toMatchObject({
      ...{ kind: 'many_accounts', severity: 'warning', subject: { kind: 'address', id: address, name: null } },
      summary: `${address} failed to sign in to 10 accounts within ten minutes.`,
    });
  });
});

describe('one address', () => {
  const openings = (address: string) => alertsAbout(address, 'shared_address');
  const day = 24 * 60 * 60 * 1_000;
  afterEach(() => api.clock.set(new Date()));

  test('that opens many accounts within an hour is told of, mildly, once a day', async () => {
    const address = '10.6.0.1';
    const people = [await newPerson(), await newPerson(), await newPerson()] as const;
    const all = async () => {
      for (const person of people) expectStatus(200, await signIn(person, address));
    };
    for (let i = 0; i < 3; i += 1) await signIn(people[0], address);
    await signIn(people[1], address);
    expect(await openings(address)).toEqual([]);
    await signIn(people[2], address);
    const told = {
      ...{ kind: 'shared_address', severity: 'info', count: 1, subject: { kind: 'address', id: address, name: null } },
      summary: `${address} opened 3 accounts within an hour. This can be a shared office network.`,
    };
    expect(await openings(address)).toMatchObject([told]);
    await all();
    expect(await openings(address)).toMatchObject([told]);
    api.clock.advance(day);
    await all();
    api.clock.set(new Date());
    expect(await openings(address)).toMatchObject([told, told]);
  });

  test('is not told of when it opens them hours apart', async () => {
    for (let i = 0; i < 3; i += 1) {
      await signIn(await newPerson(), '10.6.0.2');
      api.clock.advance(day / 12);
    }
    api.clock.set(new Date());
    expect(await openings('10.6.0.2')).toEqual([]);
  });

  test('is told of for accepted invitations too', async () => {
    for (let i = 0; i < 3; i += 1) {
      const email = `${uniqueName()}@people.example`;
      expectStatus(201, await api.admin.post('/v1/team/invitations', { email, role: 'support' }));
      const { url } = await newestLetter(api, email);
      const token = new URL(url ?? 'none:').hash.slice(1);
      const body = { token, password: 'a password of some length' };
      expectStatus(201, await api.anyone.from('10.6.0.3').post('/v1/auth/invitations/accept', body));
    }
    expect(await openings('10.6.0.3')).toHaveLength(1);
  });
});

describe('a refresh token that is used twice', () => {
  test('ends its family and is told', async () => {
    const person = await newPerson();
    const cookie = cookieOf(await signIn(person, home), 'tributary_refresh');
    const refresh = (from: string) => api.anyone.from(from).post('/v1/auth/refresh', undefined, { cookie });
    expect((await refresh(home)).status).toBe(200);
    api.clock.advance((graceSeconds + 1) * 1_000);
    for (let i = 0; i < 3; i += 1) expect((await refresh('198.51.100.66')).status).toBe(401);
    expect(await alertsAbout(person.id)).toMatchObject([
      {
        kind: 'refresh_reuse',
        severity: 'critical',
        count: 1,
        evidence: [{ address: '198.51.100.66', country: 'FR' }],
      },
    ]);
  });
});

describe('an alert', () => {
  const alertOf = (person: Person, fields: Partial<NewAlert> = {}): NewAlert => ({
    ...{
      kind: 'new_device',
      subject: { kind: 'user', id: person.id },
      summary: 'Something.',
      evidence: { address: home },
    },
    mail: { to: person.email, letter: { subject: 'Something', paragraphs: ['Something.'] } },
    ...fields,
  });
  const raise = (alert: NewAlert) => api.app.get(Alerts).raise(alert, 'test', undefined);

  test('raised by many at once is one', async () => {
    const person = await newPerson();
    await Promise.all(Array.from({ length: 8 }, () => raise(alertOf(person))));
    expect(await alertsAbout(person.id)).toMatchObject([{ count: 8 }]);
    expect(await mailsTo(person)).toHaveLength(1);
    const events = await api.prisma
      .$queryRaw`select event from outbox where event->'data'->'alert'->'subject'->>'id' = ${person.id}`;
    expect(events).toMatchObject([{ event: { data: { alert: { kind: 'new_device', severity: 'info' } } } }]);
  });

  test('is another one after an hour, and keeps no endless evidence', async () => {
    const person = await newPerson();
    for (let i = 0; i < 25; i += 1) await raise(alertOf(person, { evidence: { number: i } }));
    const [alert] = await alertsAbout(person.id);
    expect((alert?.['evidence'] as unknown as { number: number }[]).map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 5),
    );
    await api.prisma
      .$executeRaw`update security_alerts set first_at = first_at - interval '61 minutes' where subject_id = ${person.id}`;
    await raise(alertOf(person));
    expect(await alertsAbout(person.id)).toMatchObject([{ count: 1 }, { count: 25 }]);
  });

  test('goes with the transaction that raises it', async () => {
    const person = await newPerson();
    const undone = api.app.get(Writes).run('Test', {}, { actor: { kind: 'system', name: 'test' } }, async (tx) => {
      await raiseAlert(tx, alertOf(person));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await alertsAbout(person.id)).toEqual([]);
    expect(await mailsTo(person)).toEqual([]);
  });

  test('leaves no address of anybody in the audit trail’s entry', async () => {
    const person = await newPerson();
    await raise(alertOf(person, { subject: { kind: 'address', id: '192.0.2.77' } }));
    const [alert] = await alertsAbout('192.0.2.77');
    const entries = await api.prisma.$queryRaw<{ changes: unknown }[]>`
      select changes from audit_entries where targets @> ${[idOf(alert)]}::text[]`;
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('192.0.2.77');
  });

  test('is resolved once, with a note', async () => {
    const [person, analyst, auditor] = [await newPerson(), await as('fraud_analyst'), await as('auditor')];
    await raise(alertOf(person));
    const [alert] = await alertsAbout(person.id);
    const resolve = (who: ApiClient, note: unknown) => who.post(`/v1/security/alerts/${idOf(alert)}/resolve`, { note });
    expect((await resolve(auditor, 'Mine.')).status).toBe(403);
    expect((await resolve(analyst, ' ')).status).toBe(400);
    expect(expectStatus(200, await resolve(analyst, 'A new phone, asked by telephone.'))).toMatchObject({
      state: 'resolved',
      resolution: { note: 'A new phone, asked by telephone.', by: expect.stringContaining('@') },
    });
    expect(await resolve(api.admin, 'Mine.')).toMatchObject({ status: 409, body: { code: 'alert_resolved' } });
    const missing = await api.admin.post('/v1/security/alerts/alr_01h455vb4pex5vsknk084sn02q/resolve', { note: 'x' });
    expect(missing).toMatchObject({ status: 404, body: { code: 'alert_not_found' } });
    await raise(alertOf(person));
    expect((await alertsAbout(person.id)).map((one) => one['state'])).toEqual(['open', 'resolved']);
    const open = expectStatus(200, await api.admin.get('/v1/security/alerts?state=open&kind=new_device&limit=200'));
    const rows = open['data'] as unknown as ApiBody[];
    expect(rows.map((one) => one['id'])).not.toContain(alert?.['id']);
    expect(rows.every((one) => one['kind'] === 'new_device')).toBe(true);
  });

  test('is on one page only', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ApiBody = expectStatus(
        200,
        await api.admin.get(`/v1/security/alerts?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`),
      );
      seen.push(...(page['data'] as unknown as ApiBody[]).map((one) => one['id'] as string));
      cursor = page['nextCursor'] as string | null;
    }
    expect(seen.length).toBeGreaterThan(4);
    expect(new Set(seen).size).toBe(seen.length);
  });

  const as = (role: 'fraud_analyst' | 'auditor') => signInAs(api, role, null);
});

describe('the checks', () => {
  test('are all on with an IP database, and say what is off without', async () => {
    const checks = expectStatus(200, await api.admin.get('/v1/security/checks'))['checks'] as unknown as ApiBody[];
    expect(checks.filter((one) => !one['on'])).toEqual([]);
    const bare = await startTestApi();
    const off = expectStatus(200, await bare.admin.get('/v1/security/checks'))['checks'] as unknown as ApiBody[];
    expect(off.filter((one) => !one['on'])).toEqual([{ kind: 'new_country', on: false, reason: 'no IP database' }]);
    await bare.close();
  });
});
