import { describe, expect } from '@jest/globals';
import { settled, violations } from '../harness/accessibility.ts';
import { useBrowser } from '../harness/journey.ts';
import { endpoints } from '../harness/run.ts';
import { sees, seesNo } from '../harness/sees.ts';
import { DESK, PHONE } from '../harness/setting.ts';
import { openSignedIn } from '../harness/sign-in.ts';
import { sidewaysScroll } from '../harness/walk-routes.ts';
import type { Visitor } from '../harness/visitor.ts';
import { newAffiliate } from '../harness/world.ts';

const journey = useBrowser();

/** Somebody who signed in on two devices, which is worth a look. @returns the email address */
async function somebodyUnusual({ context }: Visitor): Promise<string> {
  const { email, password } = await newAffiliate();
  for (let device = 0; device < 2; device += 1) {
    await context.clearCookies();
    const answer = await context.request.post(`${endpoints().api}/v1/auth/sign-in`, { data: { email, password } });
    expect(answer.status()).toBe(200);
  }
  return email;
}

describe('security alerts', () => {
  for (const setting of [DESK, PHONE]) {
    journey(`are looked into and resolved with a note, ${setting.name}`, setting, async (visitor) => {
      const { page } = visitor;
      const email = await somebodyUnusual(visitor);
      await openSignedIn(visitor, 'admin', 'security?state=open');
      await sees(page.getByText('Alerts for a new country are off: no IP database.'));
      const row = page.getByRole('row').filter({ hasText: email });
      await sees(row.getByText(`${email} signed in on a new device.`), row.getByText('Notice'));
      await row.getByText('Evidence').click();
      await sees(row.getByText('127.0.0.1'));
      await row.getByRole('button', { name: 'Resolve' }).click();
      await row.getByRole('button', { name: 'Resolve' }).click();
      await sees(row.getByText('Write what it was'));
      await settled(page);
      expect([...(await violations(page, 'every')), ...(await sidewaysScroll(page))]).toEqual([]);
      await row.getByLabel('Note').fill('A new phone; asked by telephone.');
      await row.getByRole('button', { name: 'Resolve' }).click();
      await sees(row.getByText('A new phone; asked by telephone.'), row.getByText(/^Resolved by admin@/));
      await page.reload();
      await seesNo(page.getByRole('row').filter({ hasText: email }));
    });
  }
});
