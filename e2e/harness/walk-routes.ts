import { settled, violations } from './accessibility.ts';
import { addressOf, type AppName } from './sign-in.ts';
import type { Visitor } from './visitor.ts';

const sizes = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 360, height: 780 },
] as const;

/** What is wrong with a page, by where and how it was looked at. */
export type Findings = Readonly<Record<string, readonly string[]>>;

/**
 * Looks at pages at both sizes and in both themes: all rules in light, contrast in dark, and that nothing sticks out to the
 * right. A page is loaded once and then resized and recoloured, as a person's device may do as well.
 */
export async function findingsOf(visitor: Visitor, app: AppName, paths: readonly string[]): Promise<Findings> {
  const findings: Record<string, readonly string[]> = {};
  const note = (where: string, found: readonly string[]): void => {
    if (found.length > 0) findings[where] = found;
  };
  const { page } = visitor;
  for (const path of paths) {
    await page.setViewportSize(sizes[0]);
    await page.goto(addressOf(app, path));
    await settled(page);
    for (const size of sizes) {
      const where = `${app}/${path}, ${size.name}`;
      await page.setViewportSize(size);
      note(`${where}, light`, [...(await violations(page, 'every')), ...(await sidewaysScroll(page))]);
      await recolour(page, 'dark');
      note(`${where}, dark`, await violations(page, 'contrast'));
      await recolour(page, 'light');
    }
  }
  return findings;
}

/** Switches the device's theme and waits until no colour is on its way any more. */
async function recolour(page: Visitor['page'], colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const frame = async (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** A page that can be pushed sideways is broken on a phone. */
async function sidewaysScroll(page: Visitor['page']): Promise<string[]> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  return beyond > 0 ? [`the page is ${beyond} px wider than the window`] : [];
}
