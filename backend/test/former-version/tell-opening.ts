import { CommandBus } from '@nestjs/cqrs';
import { SaveUser } from '../../src/modules/identity/public.js';
import type { Teller } from './teller.js';

/** Who takes part: people in every role, two merchants with programs in four currencies, affiliates, links, coupons, keys. */
export async function tellOpening(teller: Teller): Promise<void> {
  teller.at('2026-07-01T08:00:00Z');
  const roles = ['owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor'] as const;
  for (const role of roles) await teller.addStaff(role, role);
  await openPrograms(teller);
  await takeInAffiliates(teller);
  await openLinks(teller);
  await giveOutCoupons(teller);
  await makeKeys(teller);
  await saveViews(teller);
}

async function openPrograms(teller: Teller): Promise<void> {
  await teller.sendOnce('owner', '/v1/merchants', merchant('Harbour & Pine', 'harbour'), 'merchant/harbour');
  await teller.send('owner', '/v1/merchants', merchant('Kumo 文具', 'kumo'), 'merchant/kumo');
  const percent = (text: string, base = 'net') => ({ kind: 'percent', percent: text, base });
  const open = (name: string, fields: object, terms: object) => {
    const [owner = ''] = name.split('-');
    const usual = { fallbackUrl: `https://${owner}.example/`, provenDomains: [`${owner}.example`] };
    const body = { name, merchantId: teller.id(`merchant/${owner}`), ...usual, ...fields, terms };
    return teller.sendOnce('owner', '/v1/programs', body, `program/${name}`);
  };
  const berlin = { currency: 'EUR', timeZone: 'Europe/Berlin' };
  await open('harbour-eur', berlin, { attributionModel: 'last_click', commission: percent('8') });
  const flat = { kind: 'flat', amount: '12.50' };
  await open('harbour-leads', berlin, { attributionModel: 'coupon_first', commission: flat, holdDays: 14 });
  const newYork = { currency: 'USD', timeZone: 'America/New_York', clickParam: 'cid' };
  await open('harbour-usd', newYork, { attributionModel: 'last_click', commission: percent('10', 'gross') });
  const tokyo = { currency: 'JPY', timeZone: 'Asia/Tokyo' };
  const yen = { attributionModel: 'last_click', commission: percent('5', 'gross'), holdDays: 7 };
  await open('kumo-jpy', tokyo, yen);
  const kuwait = { currency: 'KWD', timeZone: 'Asia/Kuwait' };
  await open('kumo-kwd', kuwait, { attributionModel: 'coupon_first', commission: percent('7.5'), holdDays: 0 });
  const defaultProgramId = teller.id('program/harbour-eur');
  await teller.change('owner', `/v1/merchants/${teller.id('merchant/harbour')}`, { defaultProgramId });
}

function merchant(name: string, host: string): object {
  return { name, websiteUrl: `https://${host}.example/` };
}

async function takeInAffiliates(teller: Teller): Promise<void> {
  const join = (name: string, called: string, programs: readonly string[]) => {
    const programIds = programs.map((program) => teller.id(`program/${program}`));
    const body = { name: called, ...teller.addPerson(name), programIds };
    return teller.send('program_manager', '/v1/affiliates', body, `affiliate/${name}`);
  };
  await join('ann', "Ann's Blog", ['harbour-eur', 'harbour-leads', 'harbour-usd']);
  await join('bob', 'Bob "Bargain" Öztürk', ['harbour-eur', 'harbour-leads', 'kumo-jpy']);
  await join('cleo', '=Cleo', ['kumo-jpy', 'kumo-kwd']);
  await join('dan', 'Dan', ['harbour-eur']);
  const viewer = {
    ...teller.addPerson('viewer'),
    role: 'affiliate_viewer',
    affiliateId: teller.id('affiliate/ann'),
  } as const;
  await teller.api.app.get(CommandBus).execute(new SaveUser(viewer, { actor: { kind: 'system', name: 'fixture' } }));
  const invited = { email: 'invited@people.example', role: 'affiliate_manager' };
  await teller.send('ann', '/v1/me/team/invitations', invited);
}

async function openLinks(teller: Teller): Promise<void> {
  const link = async (code: string, affiliate: string, program: string, path = '') => {
    const [merchantName = ''] = program.split('-');
    const [programId, affiliateId] = [teller.id(`program/${program}`), teller.id(`affiliate/${affiliate}`)];
    const body = { code, programId, affiliateId, destinationUrl: `https://${merchantName}.example/${path}` };
    const { id } = await teller.sendOnce('program_manager', '/v1/links', body, `link/${code}`);
    const currency = program.slice(-3).toUpperCase();
    teller.links.set(code, {
      ...{ linkId: id as string, linkCode: code, programId, affiliateId },
      ...{ merchantId: teller.id(`merchant/${merchantName}`), currency: currency === 'ADS' ? 'EUR' : currency },
    });
  };
  await link('ann-home', 'ann', 'harbour-eur');
  await link('ann-chairs', 'ann', 'harbour-eur', 'chairs?page=1,2');
  await link('ann-usd', 'ann', 'harbour-usd');
  await link('ann-lead', 'ann', 'harbour-leads', 'newsletter');
  await link('bob-home', 'bob', 'harbour-eur');
  await link('bob-jpy', 'bob', 'kumo-jpy');
  await link('cleo-kwd', 'cleo', 'kumo-kwd');
  await link('dan-home', 'dan', 'harbour-eur');
  const own = {
    programId: teller.id('program/harbour-eur'),
    code: 'ann-own',
    destinationUrl: 'https://harbour.example/own',
  };
  await teller.sendOnce('ann', '/v1/links', own, 'link/ann-own');
  await teller.change('program_manager', `/v1/links/${teller.id('link/ann-own')}`, { active: false });
}

async function giveOutCoupons(teller: Teller): Promise<void> {
  const give = (code: string, affiliate: string, program: string) => {
    const [programId, affiliateId] = [teller.id(`program/${program}`), teller.id(`affiliate/${affiliate}`)];
    return teller.sendOnce(
      'program_manager',
      '/v1/coupons',
      { code, programId, affiliateId },
      `coupon/${code}/${program}`,
    );
  };
  await give('ANN10', 'ann', 'harbour-eur');
  await give('BOB10', 'bob', 'harbour-eur');
  await give('SUMMER', 'ann', 'harbour-eur');
  await give('SUMMER', 'bob', 'harbour-leads');
  await give('LEAD5', 'bob', 'harbour-leads');
  await give('DAN10', 'dan', 'harbour-eur');
  await give('KUMO', 'cleo', 'kumo-jpy');
  await give('KWD5', 'cleo', 'kumo-kwd');
  await give('OLD', 'ann', 'harbour-eur');
  await teller.change('program_manager', `/v1/coupons/${teller.id('coupon/OLD/harbour-eur')}`, { active: false });
}

async function makeKeys(teller: Teller): Promise<void> {
  const scopes = ['conversions:write', 'conversions:read', 'conversions:backdate', 'reports:read'];
  const key = async (name: string, owner: string, fields: object) => {
    const body = { kind: 'api', livemode: true, name, scopes, ...fields };
    const url = `/v1/merchants/${teller.id(`merchant/${owner}`)}/api-keys`;
    const { id, secret } = await teller.send('program_manager', url, body);
    teller.callers[name] = { apiKey: secret as string };
    teller.ids[`key/${name}`] = id as string;
  };
  await key('harbour', 'harbour', {});
  await key('harbour-test', 'harbour', { livemode: false });
  await key('harbour-postback', 'harbour', { kind: 'postback' });
  await key('harbour-usd-only', 'harbour', { programIds: [teller.id('program/harbour-usd')] });
  await key('kumo', 'kumo', {});
  await key('kumo-expiring', 'kumo', { expiresAt: '2027-06-01T00:00:00Z' });
  await key('kumo-rotated', 'kumo', {});
  await teller.send('program_manager', `/v1/api-keys/${teller.id('key/kumo-rotated')}/rotate`, { overlapHours: 24 });
  await key('kumo-revoked', 'kumo', {});
  await (await teller.as('program_manager')).delete(`/v1/api-keys/${teller.id('key/kumo-revoked')}`);
}

async function saveViews(teller: Teller): Promise<void> {
  const shared = { name: 'On hold, large', query: 'status=on_hold&sort=-amount', shared: true, isDefault: false };
  await teller.sendOnce('owner', '/v1/views', { list: 'conversions', ...shared });
  const own = { name: 'Mine', query: 'refundState=refunded', shared: false, isDefault: true };
  await teller.sendOnce('finance', '/v1/views', { list: 'conversions', ...own });
}
