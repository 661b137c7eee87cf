import type { Request } from 'playwright-core';
import { settled, violations, type Rules } from './accessibility.ts';
import { eventually } from './sees.ts';
import { EVERY_SETTING, everywhere, type Setting } from './setting.ts';
import { addressOf, type AppName } from './sign-in.ts';
import type { Visitor } from './visitor.ts';

/** One look at a page. */
interface Look {
  readonly setting: Setting;
  readonly rules: Rules;
}

/** What is wrong with a page, by where and how it was looked at. */
export type Findings = Readonly<Record<string, readonly string[]>>;

const sizeOf: Readonly<Record<AppName, 'desktop' | 'phone'>> = { admin: 'desktop', affiliate: 'phone' };

// Contrast is what another theme can break, and most of what axe's time goes into: twice a page is what a check can pay.
function looksAt(app: AppName): Look[] {
  const all = (theme: Setting['theme']): Rules => (theme === 'light' ? 'every' : 'contrast');
  const looks = EVERY_SETTING.map((setting) => ({ setting, rules: all(setting.theme) }));
  const isMain = ({ name }: Setting): boolean => name.startsWith(sizeOf[app]);
  return everywhere ? looks : looks.filter(({ setting }) => isMain(setting) === (setting.theme === 'light'));
}

/**
 * Looks at pages at both sizes and in both themes: all rules at the app's own size in light, contrast at the other in dark, and
 * that nothing sticks out to the right. A page is loaded once and then resized and recoloured, as a device may do as well.
 */
export async function findingsOf(visitor: Visitor, app: AppName, paths: readonly string[]): Promise<Findings> {
  const findings: Record<string, readonly string[]> = {};
  const { page } = visitor;
  const looks = looksAt(app);
  let refreshing = 0;
  page.on('request', (request) => (refreshing += isRefresh(request) ? 1 : 0));
  page.on('requestfinished', (request) => (refreshing -= isRefresh(request) ? 1 : 0));
  page.on('requestfailed', (request) => (refreshing -= isRefresh(request) ? 1 : 0));
  for (const path of paths) {
    await page.goto(addressOf(app, path));
    await settled(page);
    for (const { setting, rules } of looks) {
      await page.setViewportSize({ width: setting.width, height: setting.height });
      await page.emulateMedia({ colorScheme: setting.theme });
      const found = [...(await violations(page, rules)), ...(await sidewaysScroll(page))];
      if (found.length > 0) findings[`${app}/${path}, ${setting.name}`] = found;
    }
    // A refresh that is cut off loses the next token, and using the old one again ends the session.
    await eventually(
      async () => Promise.resolve(refreshing),
      (underWay) => underWay === 0,
    );
    // The next page begins as this one ends: turning a page over costs more than looking at it.
    looks.reverse();
  }
  return findings;
}

function isRefresh(request: Request): boolean {
  return request.url().endsWith('/v1/auth/refresh');
}

/** A page that can be pushed sideways is broken on a phone. Names what sticks out. */
export async function sidewaysScroll(page: Visitor['page']): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    // What holds an element: for one placed absolutely, that is not its parent, and no scroller in between cuts it off.
    const holderOf = (element: Element): Element | null =>
      element instanceof HTMLElement && getComputedStyle(element).position === 'absolute'
        ? element.offsetParent
        : element.parentElement;
    const isCut = (element: Element): boolean => {
      const holder = holderOf(element);
      // The document itself scrolls: it cuts nothing off.
      return (
        holder !== null &&
        holder !== document.body &&
        (getComputedStyle(holder).overflowX !== 'visible' || isCut(holder))
      );
    };
    const sticksOut = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isCut(element),
    );
    const names = sticksOut.map((element) => [element.localName, ...element.classList].join('.'));
    return [`the page is ${scrollWidth - clientWidth} px wider than the window: ${names.slice(0, 12).join(' > ')}`];
  });
}
