import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/launch.ts';
import { browserRemembered } from '../leaks/remember-browser.ts';
import { keepFailure } from './failure.ts';
import type { Setting } from './setting.ts';
import { openVisitor, type Manner, type Visitor } from './visitor.ts';

/** What a journey is made with. */
export interface Stage extends Visitor {
  readonly setting: Setting;
  /** Another person, with a browser profile of its own. */
  readonly another: (setting?: Setting) => Promise<Visitor>;
}

/** Ends a test whose browser hangs; every wait inside has a shorter limit of its own. */
const LIMIT_MS = 180_000;

/** Gives a test file a browser: `journey(name, setting, walk)` is a test with a fresh window of its own. */
export function useBrowser(): (
  name: string,
  setting: Setting,
  walk: (stage: Stage) => Promise<void>,
  manner?: Manner,
) => void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser.close());
  return (name, setting, walk, manner) =>
    test(
      `${name} (${setting.name})`,
      async () => {
        const visitors: Visitor[] = [];
        const open = async (how: Setting): Promise<Visitor> => {
          const visitor = await openVisitor(browser, how, manner);
          visitors.push(visitor);
          return visitor;
        };
        try {
          const visitor = await open(setting);
          await walk({ ...visitor, setting, another: (how = setting) => open(how) });
          expect(unexpected(visitors, manner?.complaints ?? [])).toEqual([]);
        } catch (error) {
          const folder = await keepFailure(`${name} ${setting.name}`, visitors);
          if (error instanceof Error) error.message += `\n\nWhat was on the screen: ${folder}`;
          throw error;
        } finally {
          await Promise.all(
            visitors.map(async ({ context }) => {
              await browserRemembered(context);
              await context.close();
            }),
          );
        }
      },
      manner?.limitMs ?? LIMIT_MS,
    );
}

function unexpected(visitors: readonly Visitor[], expected: readonly RegExp[]): string[] {
  const complaints = visitors.flatMap((visitor) => visitor.complaints);
  return complaints.filter((complaint) => !expected.some((what) => what.test(complaint)));
}
