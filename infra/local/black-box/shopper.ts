/** A person with a browser who follows a tracking link into the demo shop and buys what it leads to. */
export interface Purchase {
  readonly orderId: string;
  /** The thank-you page. */
  readonly page: string;
}

const LIMIT_MS = 15_000;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Buys the first article that the landing page offers. Throws when a page is not what a person could go on with. */
export async function buyThrough(linkUrl: string, couponCode = ''): Promise<Purchase> {
  const browser = new Browser();
  let page = await browser.open(linkUrl);
  if (!page.text.includes('<form')) {
    const article = /href="(\/shop\/products\/[\w-]+)"/.exec(page.text)?.[1];
    if (article === undefined) throw new Error(`nothing to buy on ${page.url}`);
    page = await browser.open(new URL(article, page.url).href);
  }
  const hidden = [...page.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const form = new URLSearchParams(hidden.map(([, name = '', value = '']): [string, string] => [name, value]));
  form.set('quantity', '1');
  form.set('coupon', couponCode);
  const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1];
  if (action === undefined) throw new Error(`nothing to buy on ${page.url}`);
  const thanks = await browser.open(new URL(action, page.url).href, form);
  return { orderId: form.get('order') ?? '', page: thanks.text };
}

class Browser {
  readonly #cookies = new Map<string, string>();

  async open(url: string, form?: URLSearchParams): Promise<{ url: string; text: string }> {
    let [address, body] = [url, form];
    for (let hop = 0; hop < 5; hop += 1) {
      const response = await fetch(address, {
        redirect: 'manual',
        headers: { 'user-agent': BROWSER, cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') },
        signal: AbortSignal.timeout(LIMIT_MS),
        ...(body === undefined ? {} : { method: 'POST', body }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        this.#cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) {
        const text = await response.text();
        if (!response.ok) throw new Error(`${address}: status ${response.status}`);
        return { url: address, text };
      }
      [address, body] = [new URL(location, address).href, undefined];
    }
    throw new Error(`${url} leads from page to page`);
  }
}
