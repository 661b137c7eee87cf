// The demo merchant's site: a few pages, "buy now", and a server that reports each order to the platform as any merchant's
// would. It keeps no orders itself: what became of one is asked of the platform.
//   GET  /shop, /shop/products/<slug>   pages; a click_id in the address is kept in a cookie
//   POST /shop/orders                   buys, reports, and leads to
//   GET  /shop/orders/<order id>        what the platform says of it
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { priced, productOf, reportOf } from './shop-order.ts';
import { frontPage, messagePage, notReportedPage, productPage, thankYouPage } from './shop-pages.ts';
import { platformAt } from './shop-platform.ts';
import { STYLE } from './shop-style.ts';
import { visitOf, type Visit } from './shop-visit.ts';

const port = Number(process.env['SHOP_PORT']);
const platform = platformAt(process.env['SHOP_API_URL'] ?? '', process.env['SHOP_API_KEY'] ?? '');
const MAX_FORM_BYTES = 8_192;
const FONT = readFileSync(
  new URL(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
);
const ORDER_ID = /^HP-S-[A-Za-z0-9_-]{16}$/;

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Buffer;
  readonly location?: string;
}

function html(body: string, status = 200): Answer {
  return { status, type: 'text/html', body };
}

const notFound = (): Answer => html(messagePage('No such page', 'There is nothing at this address.'), 404);

function send(
  response: ServerResponse,
  { status, type = 'text/plain', body = '', location }: Answer,
  visit: Visit,
): void {
  response.writeHead(status, {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-security-policy':
      "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cache-control': 'no-store',
    ...(location === undefined ? {} : { location }),
    ...(visit.cookies.length === 0 ? {} : { 'set-cookie': [...visit.cookies] }),
  });
  response.end(body);
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.length > MAX_FORM_BYTES) throw new RangeError('the form is too long');
  }
  return new URLSearchParams(text);
}

async function buy(request: IncomingMessage, visit: Visit): Promise<Answer> {
  if (request.headers['sec-fetch-site'] === 'cross-site')
    return html(messagePage('Refused', 'Buy on our own pages.'), 403);
  const form = await formOf(request);
  const orderId = form.get('order') ?? '';
  const product = productOf(form.get('product') ?? '');
  const quantity = Number(form.get('quantity') ?? '1');
  const coupon = (form.get('coupon') ?? '').trim();
  if (product === undefined || !ORDER_ID.test(orderId) || ![1, 2, 3].includes(quantity) || coupon.length > 64) {
    return html(
      messagePage('That did not work', 'The order was not complete; nothing was bought. Please try again.'),
      400,
    );
  }
  const basket = priced(product, quantity, visit.region, coupon);
  try {
    await platform.report(reportOf(orderId, basket, visit.clickId), orderId);
  } catch (error) {
    return html(notReportedPage(orderId, (error as Error).message, form), 502);
  }
  return { status: 303, location: `/shop/orders/${orderId}` };
}

async function thankYou(orderId: string): Promise<Answer> {
  const verdict = ORDER_ID.test(orderId) ? await platform.verdict(orderId) : undefined;
  return verdict === undefined ? notFound() : html(thankYouPage(orderId, verdict));
}

async function route(request: IncomingMessage, path: string, visit: Visit): Promise<Answer> {
  if (path === '/healthz') return { status: 200, body: 'ok' };
  if (path === '/') return { status: 302, location: '/shop' };
  if (path === '/shop/style.css') return { status: 200, type: 'text/css', body: STYLE };
  if (path === '/shop/inter.woff2') return { status: 200, type: 'font/woff2', body: FONT };
  if (path === '/shop/orders' && request.method === 'POST') return buy(request, visit);
  if (request.method !== 'GET' && request.method !== 'HEAD') return notFound();
  if (path === '/shop' || path === '/shop/') return html(frontPage(visit.region));
  const [, kind, name = ''] = /^\/shop\/(products|orders)\/([\w-]+)$/.exec(path) ?? [];
  if (kind === 'orders') return thankYou(name);
  const product = kind === 'products' ? productOf(name) : undefined;
  return product === undefined
    ? notFound()
    : html(productPage(product, visit.region, `HP-S-${randomBytes(12).toString('base64url')}`));
}

createServer((request, response) => {
  const url = URL.parse(request.url ?? '/', 'http://shop') ?? new URL('http://shop/');
  const visit = visitOf(request, url.searchParams);
  route(request, url.pathname, visit).then(
    (answer) => send(response, answer, visit),
    (error: unknown) => {
      console.error(error);
      send(
        response,
        html(messagePage('Please try again', 'The shop could not ask the platform just now.'), 502),
        visit,
      );
    },
  );
}).listen(port, '127.0.0.1');
