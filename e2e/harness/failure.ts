import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FAILURES_FOLDER } from './run.ts';
import type { Visitor } from './visitor.ts';

/** Keeps what every window showed when a test failed: picture, page as text, complaints. Never fails itself. */
export async function keepFailure(name: string, visitors: readonly Visitor[]): Promise<string> {
  const folder = path.join(FAILURES_FOLDER, name.replaceAll(/[^\w-]+/g, '-').slice(0, 120));
  mkdirSync(folder, { recursive: true });
  for (const [number, visitor] of visitors.entries()) {
    for (const [index, page] of visitor.context.pages().entries()) {
      const file = path.join(folder, `window-${number}-page-${index}`);
      const limit = { timeout: 5_000 };
      await page.screenshot({ path: `${file}.png`, ...limit }).catch(() => undefined);
      const text = await page
        .locator('body')
        .ariaSnapshot(limit)
        .catch(() => '(no answer)');
      writeFileSync(`${file}.txt`, [page.url(), ...visitor.complaints, '', text].join('\n'));
    }
  }
  return folder;
}
