import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clickIdKey, readClickId } from '../../src/modules/tracking/rules/click-id.js';
import { eventually } from '../support/eventually.js';
import { testConfig } from '../support/env.js';
import { writeIpFiles } from '../support/ip-files.js';
import * as fixture from '../support/tracker.js';
import type { TestTracker } from '../support/tracker.js';

const { browser, clickIdOf, publishLink, publishProgram, storedClicks, storedGroups } = fixture;
const files = writeIpFiles({ '198.51.100.0/24': 'FR' }, {});
const settings = { GEOIP_COUNTRY_FILE: files.country, COUNTRY_HEADER: 'X-Country' };
const config = testConfig({ ...settings, TRUSTED_PROXIES: '127.0.0.1' });
const keys = config.CLICK_ID_KEYS.map(({ id, secret }) => clickIdKey(id, secret));
let tracker: TestTracker;

/** Whether redirects of a code go to this host now. */
async function leadsTo(code: string, host: string): Promise<boolean> {
  const { headers } = await tracker.get(`/c/${code}`);
  return headers.location !== undefined && new URL(headers.location).host === host;
}

/** What the click log says of the one click with this id. */
async function stored(clickId: string) {
  const clicks = (await storedClicks(tracker.bus)).filter((click) => click.clickId === clickId);
  expect(clicks).toHaveLength(1);
  return clicks[0];
}

beforeAll(async () => {
  tracker = await fixture.startTestTracker(config);
  await publishProgram(tracker.bus);
  await publishProgram(tracker.bus, { id: 'prg_2', no: 10, fallbackUrl: 'https://shop.example/closed' });
  await publishLink(tracker.bus, { code: 'summer' });
  await publishLink(tracker.bus, { code: 'gone', active: false });
  await publishLink(tracker.bus, { code: 'moved', active: false, programId: 'prg_2' });
  await publishLink(tracker.bus, { code: 'orphan', programId: 'prg_unknown' });
  await publishLink(tracker.bus, { code: 'last' });
  await eventually(async () => (await tracker.get('/readyz')).status === 200);
  await eventually(() => leadsTo('last', 'shop.example'));
});

afterAll(async () => {
  await fixture.removeStreams(tracker.bus);
  await tracker.stop();
  files.remove();
});

describe('a redirect', () => {
  it('is durable before it is answered, with the id that the merchant gets', async () => {
    const answer = await tracker.get('/c/summer?sub1=blog&sub5=%C3%A4&utm=a', {
      headers: { ...browser, referer: 'https://blog.example/page?private=1', 'x-country': 'DE' },
    });
    expect(answer.status).toBe(302);
    expect(answer.headers['cache-control']).toBe('no-store');
    const clickId = clickIdOf(answer);
    expect(answer.headers.location).toBe(`https://shop.example/p?x=1&utm=a&click_id=${clickId}`);
    expect(await stored(clickId)).toEqual({
      clickId,
      at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      linkId: 'lnk_summer',
      linkCode: 'summer',
      programId: 'prg_1',
      affiliateId: 'aff_1',
      merchantId: 'mer_1',
      currency: 'EUR',
      livemode: true,
      country: 'DE',
      device: 'desktop',
      bot: false,
      sub1: 'blog',
      sub5: 'ä',
      referrerHost: 'blog.example',
    });
  });

  it.each([
    ['what the IP database says of the address', { 'x-forwarded-for': '198.51.100.9' }, 'FR'],
    ['what the edge says, before the database', { 'x-forwarded-for': '198.51.100.9', 'x-country': 'DE' }, 'DE'],
    ['unknown when neither knows', { 'x-forwarded-for': '192.0.2.1' }, 'ZZ'],
  ])('has as its country %s', async (_, headers, country) => {
    const clickId = clickIdOf(await tracker.get('/c/summer', { headers: { ...browser, ...headers } }));
    expect(await stored(clickId)).toMatchObject({ country });
  });

  it('carries an id that proves itself, and no forged one does', async () => {
    const clickId = clickIdOf(await tracker.get('/c/summer'));
    const reading = readClickId(clickId, keys);
    expect(reading).toMatchObject({ ok: true, claims: { linkNo: 7, affiliateNo: 8, programNo: 9, livemode: true } });
    const forged = `${clickId.slice(0, 30)}${clickId[30] === 'A' ? 'B' : 'A'}${clickId.slice(31)}`;
    expect(readClickId(forged, keys)).toEqual({ ok: false, reason: 'click_id_forged' });
  });

  it('takes machines along, flagged', async () => {
    const byAgent = await tracker.get('/c/summer', { headers: { 'user-agent': 'curl/8.5.0' } });
    expect(await stored(clickIdOf(byAgent))).toMatchObject({ bot: true, botReason: 'user_agent', device: 'bot' });
    const byMethod = await tracker.get('/c/summer', { method: 'HEAD' });
    expect(byMethod).toMatchObject({ status: 302, body: '' });
    expect(await stored(clickIdOf(byMethod))).toMatchObject({ bot: true, botReason: 'head_request' });
    const ahead = await tracker.get('/c/summer', { headers: { ...browser, 'sec-purpose': 'prefetch;prerender' } });
    expect(await stored(clickIdOf(ahead))).toMatchObject({ bot: true, botReason: 'prefetch' });
  });

  it('follows a deep link to a proven domain only', async () => {
    const deep = await tracker.get(`/c/summer?to=${encodeURIComponent('https://www.shop.example/deep?y=2#z')}`);
    expect(deep.headers.location).toBe(`https://www.shop.example/deep?y=2&click_id=${clickIdOf(deep)}#z`);
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      'https://shop.example@evil.example/',
      'javascript:alert(1)',
    ]) {
      const { headers } = await tracker.get(`/c/summer?to=${encodeURIComponent(to)}`);
      expect(headers.location).toMatch(/^https:\/\/shop\.example\/p\?x=1&click_id=/);
    }
  });

  it('survives hostile queries', async () => {
    const answer = await tracker.get(
      `/c/summer?sub1=${'x'.repeat(300)}&sub2=%00%zz&%=%&=&&x=9&click_id=forged&q=%0d%0aset-cookie:a`,
    );
    const clickId = clickIdOf(answer);
    expect(answer.headers.location).toBe(`https://shop.example/p?x=1&%=%&=&q=%0d%0aset-cookie:a&click_id=${clickId}`);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await stored(clickId))?.sub1).toHaveLength(255);
    expect((await tracker.get(`/c/summer?${'y'.repeat(9_000)}`)).status).toBe(414);
    expect((await tracker.get('/c/summer', { method: 'POST' })).status).toBe(405);
  });
});

describe('with an edge that TRUSTED_PROXIES does not name, and a lane of its own', () => {
  let other: TestTracker;
  beforeAll(async () => {
    const proxies = { ...settings, TRUSTED_PROXIES: '10.0.0.0/8', CLICK_LANE: 'eu-1' };
    other = await fixture.startTestTracker(testConfig(proxies));
    await publishProgram(other.bus);
    await publishLink(other.bus, { code: 'summer' });
    await eventually(async () => (await other.get('/c/summer')).status === 302);
  });
  afterAll(async () => {
    await fixture.removeStreams(other.bus);
    await other.stop();
  });

  it('believes neither the country nor the address that it names', async () => {
    const headers = { ...browser, 'x-country': 'DE', 'x-forwarded-for': '198.51.100.9' };
    const clickId = clickIdOf(await other.get('/c/summer', { headers }));
    const click = (await storedClicks(other.bus)).find((one) => one.clickId === clickId);
    expect(click).toMatchObject({ country: 'ZZ' });
  });

  it('publishes clicks on the subject of the lane', async () => {
    const { bus } = other;
    const { state } = await bus.jsm.streams.info(bus.namespace.stream('CLICKS'), { subjects_filter: '>' });
    expect(Object.keys(state.subjects ?? {})).toEqual([bus.namespace.subject('clicks.v1.eu-1')]);
  });
});

describe('no redirect', () => {
  it.each(['unknown', 'gone', 'orphan', '', 'summer/', '%73ummer', '__proto__'])(
    'from "%s": a small page',
    async (code) => {
      const answer = await tracker.get(`/c/${code}?to=https://shop.example/`);
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers.location).toBeUndefined();
    },
  );

  it('from an inactive link of a program with a fallback: there, without a click', async () => {
    const before = (await storedClicks(tracker.bus)).length;
    const answer = await tracker.get('/c/moved?to=https://shop.example/');
    expect(answer).toMatchObject({ status: 302, headers: { location: 'https://shop.example/closed' } });
    expect(await storedClicks(tracker.bus)).toHaveLength(before);
  });
});

describe('S10: a link whose destination is not allowed any more', () => {
  it('redirects until its date, and leads to the fallback from then on, without a click', async () => {
    const stopsAt = new Date(Date.now() + 3_000);
    const link = { code: 'stops', programId: 'prg_2', stopsAt: stopsAt.toISOString() };
    await publishLink(tracker.bus, link);
    await eventually(() => leadsTo('stops', 'shop.example'));
    await eventually(async () => {
      const { headers } = await tracker.get('/c/stops');
      return headers.location === 'https://shop.example/closed';
    });
    expect(Date.now()).toBeGreaterThanOrEqual(stopsAt.getTime());
    await publishLink(tracker.bus, { ...link, code: 'stopped', stopsAt: '2026-01-01T00:00:00.000Z' });
    await eventually(async () => (await tracker.get('/c/stopped')).status === 302);
    const before = (await storedClicks(tracker.bus)).length;
    expect((await tracker.get('/c/stopped')).headers.location).toBe('https://shop.example/closed');
    expect(await storedClicks(tracker.bus)).toHaveLength(before);
    await publishLink(tracker.bus, { code: 'gone-for-good', stopsAt: '2026-01-01T00:00:00.000Z' });
    await publishLink(tracker.bus, { code: 'behind-it' });
    await eventually(() => leadsTo('behind-it', 'shop.example'));
    expect((await tracker.get('/c/gone-for-good')).status).toBe(404);
  });
});

describe('the link table', () => {
  it('follows changes, and never goes back to an older version', async () => {
    await publishLink(tracker.bus, { code: 'live', destinationUrl: 'https://new.example/' }, 3);
    await eventually(() => leadsTo('live', 'new.example'));
    await publishLink(tracker.bus, { code: 'live', destinationUrl: 'https://old.example/' }, 2);
    await publishLink(tracker.bus, { code: 'live', destinationUrl: 'https://newest.example/' }, 4);
    await eventually(() => leadsTo('live', 'newest.example'));
    await publishLink(tracker.bus, { code: 'live', destinationUrl: 'https://old.example/' }, 2);
    await publishLink(tracker.bus, { code: 'after' });
    await eventually(() => leadsTo('after', 'shop.example'));
    expect(await leadsTo('live', 'newest.example')).toBe(true);
  });

  it('skips what it does not understand or must not follow', async () => {
    const { bus } = tracker;
    await bus.js.publish(bus.namespace.subject('tracking.link.poison'), 'not json');
    await publishLink(bus, { code: 'script', destinationUrl: 'javascript:alert(1)' });
    await publishLink(bus, { code: 'beyond' });
    await eventually(() => leadsTo('beyond', 'shop.example'));
    expect((await tracker.get('/c/poison')).status).toBe(404);
    expect((await tracker.get('/c/script')).status).toBe(404);
  });
});

describe('under load', () => {
  it('gathers clicks in groups and loses or doubles none', async () => {
    const groupsBefore = (await storedGroups(tracker.bus)).length;
    const paths = Array.from({ length: 200 }, (_, i) => `/c/summer?sub1=load${i}`);
    const locations = await fixture.redirectsAtOnce(tracker.port, paths);
    const groups = await storedGroups(tracker.bus);
    const clicks = groups.flatMap((group) => group.clicks).filter(({ sub1 }) => sub1?.startsWith('load'));
    expect(clicks.map(({ clickId }) => clickId).sort()).toEqual(
      locations.map((location) => new URL(location).searchParams.get('click_id')).sort(),
    );
    // They came in one packet: each alone would be a defect.
    expect(groups.length - groupsBefore).toBeLessThan(20);
    expect(new Set(groups.map(({ producer }) => producer)).size).toBe(1);
    expect(groups.map(({ seq }) => seq)).toEqual(groups.map((_, index) => index + 1));
  });

  it('counts what it did', async () => {
    const text = await tracker.health.metrics.metrics();
    expect(text).toMatch(/tributary_redirects_total\{outcome="redirected"\} [1-9]/);
    expect(text).toMatch(/tributary_redirects_total\{outcome="not_found"\} [1-9]/);
    expect(text).toMatch(/tributary_click_group_items_count [1-9]/);
  });
});
