import { followLink, post, type Answer, type Post } from '../../infra/local/black-box/requests.ts';
import { waitUntil } from '../../infra/local/wait.ts';
import type { SignIn } from './product.ts';
import { endpoints } from './run.ts';
import { withFreshCode } from './staff.ts';

/** Money as the API tells it. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** An affiliate made for one test, approved in the demo's EUR program. */
export interface OwnAffiliate extends SignIn {
  readonly id: string;
  readonly name: string;
  readonly link: { readonly id: string; readonly code: string; readonly url: string };
}

/** An order made for one test. */
export interface OwnOrder {
  readonly orderId: string;
  readonly conversionId: string;
  readonly commission: Amount;
}

/** An order with whatever it earned. */
export interface ReportedOrder extends Omit<OwnOrder, 'commission'> {
  readonly commissions: readonly Amount[];
}

/** What grants power asks for a proof of the last five minutes, and a file of tests may take longer. */
const freshMs = 240_000;
let adminToken: { readonly token: Promise<string>; readonly since: number } | undefined;
let made = 0;

/** Different in every run and file: what tests make stays in the product. */
export function unique(word: string): string {
  return `${word}-${Date.now().toString(36)}${process.pid.toString(36)}${(made += 1)}`;
}

/** Somebody who has just been accepted, with one link to the shop and no clicks yet. */
export async function newAffiliate(name = unique('Trial affiliate')): Promise<OwnAffiliate> {
  const { demo, shop } = endpoints();
  const signIn = { email: `${unique('person')}@example.test`, password: unique('a long password') };
  const created = await asAdmin('affiliates', { ...signIn, name, programIds: [demo.program.id] });
  const id = created['id'] as string;
  const link = await asAdmin('links', { affiliateId: id, programId: demo.program.id, destinationUrl: shop });
  return { ...signIn, id, name, link: link as unknown as OwnAffiliate['link'] };
}

/** Somebody clicks the link and buys for this much, in the program's currency; the shop reports it, and it earns. */
export async function newOrder(linkUrl: string, amount = '84.00'): Promise<OwnOrder> {
  const { orderId, conversionId, commissions } = await reportOrder(linkUrl, amount);
  const commission = commissions[0];
  if (commission === undefined) throw new Error(`order ${orderId} earned nothing`);
  return { orderId, conversionId, commission };
}

/** Like {@link newOrder}, for an order that may earn nothing: `commissions` is empty then. */
export async function reportOrder(linkUrl: string, amount = '84.00'): Promise<ReportedOrder> {
  const { api, demo } = endpoints();
  const clickId = await newClick(linkUrl);
  const orderId = unique('e2e');
  const body = { orderId, clickId, amount: { amount, currency: demo.program.currency } };
  const answer = bodyOf(await post({ url: `${api}/v1/conversions`, body, token: demo.merchant.apiKey }));
  const commissions = (answer['commissions'] as { amount: Amount }[]).map(({ amount: earned }) => earned);
  return { orderId, conversionId: answer['id'] as string, commissions };
}

/** The tracker takes up to a second to hear of a new link. */
async function newClick(linkUrl: string): Promise<string> {
  let clickId: string | null = null;
  await waitUntil(async () => ({ clickId } = await followLink(linkUrl)).clickId !== null, 10_000);
  if (clickId === null) throw new Error(`${linkUrl} does not redirect with a click id`);
  return clickId;
}

/** Creates something as the demo's admin; `path` below `/v1/`. Throws with the API's words when it refuses. */
export async function asAdmin(path: string, body: unknown): Promise<Answer['body']> {
  if (adminToken === undefined || Date.now() - adminToken.since > freshMs) {
    adminToken = { token: signInAsAdmin(), since: Date.now() };
  }
  const token = await adminToken.token;
  const url = `${endpoints().api}/v1/${path}`;
  return bodyOf(await post({ url, body, token, idempotencyKey: unique('key') } satisfies Post));
}

/** Money as a page in British English shows it. */
export function shown({ amount, currency }: Amount): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(amount));
}

async function signInAsAdmin(): Promise<string> {
  const { api, demo } = endpoints();
  const { email, password } = demo.admin;
  const url = `${api}/v1/auth/sign-in`;
  const answer = await withFreshCode(demo.admin, (code) => post({ url, body: { email, password, code } }));
  return bodyOf(answer)['accessToken'] as string;
}

function bodyOf({ status, body }: Answer): Answer['body'] {
  if (status >= 200 && status < 300) return body;
  throw new Error(`answered with ${status}: ${JSON.stringify(body)}`);
}
