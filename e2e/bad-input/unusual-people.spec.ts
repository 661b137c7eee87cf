import { describe, expect } from '@jest/globals';
import { useBrowser } from '../harness/journey.ts';
import { endpoints } from '../harness/run.ts';
import { eventually, sees, seesNo } from '../harness/sees.ts';
import { DESK, PHONE } from '../harness/setting.ts';
import { addressOf, openSignedIn } from '../harness/sign-in.ts';
import { sidewaysScroll } from '../harness/walk-routes.ts';
import { asAdmin, newAffiliate, newOrder, shown, unique } from '../harness/world.ts';

const journey = useBrowser();

describe('what people call themselves', () => {
  const script = `<script>globalThis.__ran = 1</script><img src=x onerror="globalThis.__ran = 2">`;
  const names = [`${script} Ltd`, 'شركة الأفق للتسويق بالعمولة', `Anna${'-Sophie'.repeat(13)}`] as const;

  journey('shows names as they are, whatever is in them', DESK, async (visitor) => {
    const { page } = visitor;
    await openSignedIn(visitor, 'admin', 'home');
    for (const name of names) {
      const person = await newAffiliate(name);
      const { conversionId } = await newOrder(person.link.url);
      for (const path of [`affiliates/${person.id}`, `conversions/${conversionId}`, `links/${person.link.id}`]) {
        await page.goto(addressOf('admin', path));
        await sees(page.getByText(name).first());
        expect(await sidewaysScroll(page)).toEqual([]);
      }
      const phoneWindow = await visitor.another(PHONE);
      await openSignedIn(phoneWindow, 'affiliate', 'more', person);
      expect(
        await eventually(async () => phoneWindow.page.getByLabel('Name', { exact: true }).inputValue(), Boolean),
      ).toBe(name);
      expect(await sidewaysScroll(phoneWindow.page)).toEqual([]);
      await phoneWindow.context.close();
    }
    expect(await page.evaluate(() => (globalThis as { __ran?: number }).__ran)).toBeUndefined();
  });
});

describe('nothing there yet', () => {
  journey('a new program teaches the next step', DESK, async (visitor) => {
    const { page } = visitor;
    const { demo } = endpoints();
    const terms = { attributionModel: 'last_click', commission: { kind: 'percent', percent: '5', base: 'net' } };
    const program = await asAdmin('programs', {
      name: unique('Empty'),
      merchantId: demo.merchant.id,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      terms,
    });
    await openSignedIn(visitor, 'admin', `programs/${program['id'] as string}`);
    await sees(page.getByRole('heading', { level: 1, name: program['name'] as string }));
    await page.goto(addressOf('admin', `conversions?program=${program['id'] as string}`));
    await sees(page.getByText(/^No conversions (yet|match)/));
  });

  journey('a new affiliate sees zeros and what to do', PHONE, async (visitor) => {
    const { page } = visitor;
    const { demo } = endpoints();
    const person = { email: `${unique('new')}@example.test`, password: unique('a long password') };
    await asAdmin('affiliates', { ...person, name: 'New here', programIds: [demo.program.id] });
    await openSignedIn(visitor, 'affiliate', 'today', person);
    await sees(page.getByText('€0.00').first(), page.getByText(/^Create your first link/));
    await page.getByRole('link', { name: 'Create a link' }).click();
    await sees(page.getByText('No links yet'));
    await page.getByRole('link', { name: 'Earnings' }).click();
    await sees(page.getByText('Nothing earned yet'));
  });

  journey('a phone whose clock is a day ahead shows today all the same', PHONE, async (visitor) => {
    const { page, context } = visitor;
    const person = await newAffiliate();
    const { commission } = await newOrder(person.link.url);
    await context.clock.install({ time: Date.now() + 26 * 3_600_000 });
    await openSignedIn(visitor, 'affiliate', 'today', person);
    await sees(page.getByRole('region', { name: 'Earned today' }).getByText(shown(commission)));
    await seesNo(page.getByText(/\d+ (hours|days) ago/));
  });
});
