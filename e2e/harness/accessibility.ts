import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { eventually } from './sees.ts';

/** Every rule of axe, or contrast alone: the one thing that another theme can break. */
export type Rules = 'every' | 'contrast';

/**
 * What axe finds on the page as it is shown now, one line each: rule, impact, where. Loads axe into the page first, which is
 * several times quicker than axe's own driver for Playwright, because that opens a second page for each look.
 */
export async function violations(page: Page, rules: Rules): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(rules === 'contrast' ? { runOnly: ['color-contrast'] } : {}),
  };
  const found = await page.evaluate(async (how) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    return (await run(document, how)).violations;
  }, options);
  return found.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${impact ?? '?'}): ${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** What stands in for a part that is still on its way; the page of all components shows some for their own sake. */
const UNDER_WAY = 'tr-skeleton:not(adm-state-samples tr-skeleton)';

/** Waits until a page has its heading and no part of it is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await eventually(
    async () => page.locator(UNDER_WAY).count(),
    (count) => count === 0,
  );
}
