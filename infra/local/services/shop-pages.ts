import { products, type Product } from '../../../backend/src/demo/products.ts';
import { decimal, type Region } from './shop-order.ts';
import { picture } from './shop-pictures.ts';
import type { Verdict } from './shop-platform.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function price(cents: number, region: Region): string {
  return region === 'eu' ? `€${decimal(cents)}` : `$${decimal(cents)}`;
}

/** An amount of the platform as people of its region write it; as it came where the currency is another. */
function money({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  return currency === 'EUR' ? `€${amount}` : currency === 'USD' ? `$${amount}` : `${amount} ${currency}`;
}

function date(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)} · Harbour &amp; Pine</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/shop/style.css"></head><body>
<header><a href="/shop">Harbour &amp; Pine</a><p>Things for outside</p></header><main>${body}</main>
<footer>A demo merchant. Nothing is sold and no one is charged; orders are reported to the platform as real shops do.</footer></body></html>`;
}

/** All articles. */
export function frontPage(region: Region): string {
  const cards = products.map(
    (product, index) => `<li><a class="card" href="/shop/products/${product.slug}">${picture(product.category, index)}
<div><b>${escape(product.name)}</b><span class="muted">${price(product.priceCents, region)}</span></div></a></li>`,
  );
  return page(
    'Shop',
    `<h1>Made to be out in</h1><p class="lead">A small shop with good seams. Free delivery from ${price(6_000, region)}.</p><ul class="grid">${cards.join('')}</ul>`,
  );
}

/** One article, to be bought at once. `orderId` is the number that the order will have, however often it is sent. */
export function productPage(product: Product, region: Region, orderId: string): string {
  const options = [1, 2, 3].map((n) => `<option value="${n}">${n}</option>`).join('');
  return page(
    product.name,
    `<div class="product"><div class="picture">${picture(product.category, products.indexOf(product))}</div><div>
<h1>${escape(product.name)}</h1><p class="muted">${escape(product.text)}</p><p class="price">${price(product.priceCents, region)}</p>
<form method="post" action="/shop/orders"><input type="hidden" name="order" value="${orderId}"><input type="hidden" name="product" value="${product.slug}">
<label for="quantity">Quantity</label><select id="quantity" name="quantity">${options}</select>
<label for="coupon">Coupon code, if you have one</label><input id="coupon" name="coupon" maxlength="64" autocomplete="off" spellcheck="false">
<button type="submit">Buy now</button></form></div></div>`,
  );
}

/** What became of an order. */
export function thankYouPage(orderId: string, verdict: Verdict): string {
  const { attribution, commissions } = verdict;
  const state = attribution.attributed
    ? '<span class="good">✓ An affiliate is credited</span>'
    : '<span class="wait">○ No affiliate is credited</span>';
  const rows: [string, string][] = [
    ['Order', orderId],
    ['Paid', verdict.amount === null ? '' : money(verdict.amount)],
    ['Why', attribution.summary],
    ...(verdict.holdReason === null ? [] : [['On hold', verdict.holdReason] as [string, string]]),
    ...(verdict.refundState === 'none' ? [] : [['Refunded', verdict.refundState] as [string, string]]),
    ...commissions.map(({ amount, status, approveAfter }): [string, string] => [
      'Commission',
      `${amount === null ? 'Not decided yet' : money(amount)}, ${status.replaceAll('_', ' ')}; its hold period ends on ${date(approveAfter)}`,
    ]),
  ];
  const ids = [...new Set([...commissions.map(({ affiliateId }) => affiliateId), verdict.id])];
  const list = [
    ...rows.map(([name, value]) => `<dt>${name}</dt><dd>${escape(value)}</dd>`),
    ...ids.map((id) => `<dt>${id === verdict.id ? 'Conversion' : 'Affiliate'}</dt><dd class="id">${escape(id)}</dd>`),
  ].join('');
  return page(
    'Thank you',
    `<h1>Thank you for your order</h1><p class="lead">The shop has reported it. Reload this page to see it change, for example after a refund.</p>
<section class="verdict"><h2>What the platform says</h2><p>${state}</p><dl>${list}</dl></section><p><a href="/shop">Back to the shop</a></p>`,
  );
}

/** The order stands, but the platform could not be told; `form` sends the same order once more. */
export function notReportedPage(orderId: string, reason: string, form: URLSearchParams): string {
  const fields = [...form].map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return page(
    'Not reported yet',
    `<h1>Your order is placed, but not reported yet</h1><p class="lead">Order ${escape(orderId)}. The platform said: ${escape(reason)} Reporting it again is safe: the same order is recorded once.</p>
<form class="verdict" method="post" action="/shop/orders">${fields.join('')}<button type="submit">Report it again</button></form>`,
  );
}

/** Anything that is not there or cannot be done, in one sentence. */
export function messagePage(title: string, text: string): string {
  return page(
    title,
    `<h1>${escape(title)}</h1><p class="lead">${escape(text)}</p><p><a href="/shop">Back to the shop</a></p>`,
  );
}
