import { followLink, post } from '../../local/black-box/requests.ts';
import { signInStaff } from '../../local/black-box/sign-in.ts';
import { UserError } from '../../local/user-error.ts';
import { waitUntil } from '../../local/wait.ts';
import type { BenchStack } from '../stack/bench-stack.ts';

/** A merchant who reports conversions: with a key, and with clicks to report them by. */
export interface Shop {
  readonly apiKey: string;
  readonly clickIds: readonly string[];
}

const CLICKS_PER_SHOP = 8;

type Fields = Readonly<Record<string, unknown>>;

/** Makes merchants with a program, two affiliates and a link of each, all through the API, and clicks the links. */
export async function openShops(stack: BenchStack, count: number): Promise<Shop[]> {
  const api = stack.environment['PUBLIC_API_URL'] ?? '';
  const { status, body: session } = await signInStaff(api, await stack.administrator());
  if (status !== 200) throw new UserError(`signing in was answered with ${status}: ${JSON.stringify(session)}`);
  const token = String(session['accessToken']);
  const make = async (resource: string, body: Fields): Promise<Fields> => create(`${api}/v1/${resource}`, body, token);
  const shops: Shop[] = [];
  for (let number = 1; number <= count; number += 1) shops.push(await openShop(make, number));
  return shops;
}

async function openShop(make: (resource: string, body: Fields) => Promise<Fields>, number: number): Promise<Shop> {
  const merchant = await make('merchants', { name: `Shop ${number}` });
  const program = await make('programs', {
    merchantId: merchant['id'],
    name: `Program ${number}`,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    provenDomains: ['shop.example'],
    terms: { attributionModel: 'last_click', commission: { kind: 'percent', percent: '8', base: 'net' } },
  });
  const key = await make(`merchants/${String(merchant['id'])}/api-keys`, { kind: 'api', livemode: true });
  const clickIds: string[] = [];
  for (const which of ['a', 'b']) {
    const email = `${which}${number}@affiliate.example`;
    const affiliate = await make('affiliates', {
      name: `Affiliate ${which}${number}`,
      email,
      programIds: [program['id']],
    });
    const owner = { programId: program['id'], affiliateId: affiliate['id'] };
    const link = await make('links', { ...owner, destinationUrl: 'https://shop.example/shoes' });
    for (let n = 0; n < CLICKS_PER_SHOP / 2; n += 1) clickIds.push(await click(String(link['url'])));
  }
  return { apiKey: String(key['secret']), clickIds };
}

// The tracker hears of a new link a moment after the API has answered.
async function click(url: string): Promise<string> {
  let clickId: string | null = null;
  await waitUntil(async () => ({ clickId } = await followLink(url)).clickId !== null, 10_000);
  if (clickId === null) throw new UserError(`The tracker does not know ${url}.`);
  return clickId;
}

async function create(url: string, body: Fields, token?: string): Promise<Fields> {
  const answer = await post({ url, body, ...(token === undefined ? {} : { token }) });
  if (answer.status >= 300) throw new UserError(`${url} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
