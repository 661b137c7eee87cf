import { describe, expect } from '@jest/globals';
import { useBrowser } from '../harness/journey.ts';
import { endpoints } from '../harness/run.ts';
import { eventually, sees, seesNo } from '../harness/sees.ts';
import { ADMIN_SETTINGS } from '../harness/setting.ts';
import { addressOf, openSignedIn, signInByHand } from '../harness/sign-in.ts';
import { newAffiliate, newOrder, reportOrder, shown, unique } from '../harness/world.ts';

const journey = useBrowser();

describe.each(ADMIN_SETTINGS)('an admin, $name', (setting) => {
  journey('signs in and sees the overview', setting, async ({ page }) => {
    await page.goto(addressOf('admin', 'conversions'));
    await sees(page.getByRole('heading', { name: 'Sign in' }));
    await signInByHand(page, endpoints().demo.admin);
    // Where the person wanted to go, not the start page.
    await eventually(
      async () => page.url(),
      (url) => url.endsWith('/conversions'),
    );
    await page.goto(addressOf('admin'));
    await sees(page.getByRole('heading', { level: 1 }), page.getByText('Live', { exact: true }));
  });

  journey('finds an order by Ctrl-K and reads who earned, and why', setting, async ({ page, ...visitor }) => {
    const person = await newAffiliate();
    const { orderId, commission } = await newOrder(person.link.url);
    await openSignedIn({ page, ...visitor }, 'admin', 'home');
    await sees(page.getByRole('heading', { level: 1 }));
    await page.keyboard.press('Control+k');
    await page.keyboard.type(orderId);
    await sees(page.getByRole('option').filter({ hasText: orderId }));
    await page.keyboard.press('Enter');
    await sees(page.getByRole('heading', { level: 1, name: new RegExp(orderId) }));
    await sees(page.getByText('The click came before the order and within the attribution window.'));
    await sees(page.getByText(`Commission of ${person.name}`), page.getByText(shown(commission)).first());
    await sees(page.getByRole('heading', { name: 'Ledger entries' }), page.getByText('Commission earned'));
  });

  journey('refunds half of an order after reading what it does', setting, async ({ page, ...visitor }) => {
    const person = await newAffiliate();
    const { conversionId, commission } = await newOrder(person.link.url, '80.00');
    const half = shown({ ...commission, amount: (Number(commission.amount) / 2).toFixed(2) });
    await openSignedIn({ page, ...visitor }, 'admin', `conversions/${conversionId}`);
    await page.getByRole('button', { name: 'Refund…' }).click();
    await page.getByLabel('Part of the order').check();
    await page.getByLabel('Amount').fill('40.00');
    await page.getByLabel('Reason').fill('One of two came back');
    await page.getByRole('button', { name: 'Preview' }).click();
    const question = page.getByRole('dialog');
    await sees(question.getByText(`${person.name}: ${half} is reversed, ${half} remains.`));
    await question.getByRole('button', { name: 'Cancel' }).click();
    await seesNo(question);
    await sees(page.getByText('No refunds.'));
    await page.getByRole('button', { name: 'Preview' }).click();
    await question.getByRole('button', { name: 'Refund €40.00' }).click();
    await sees(page.getByRole('cell', { name: 'One of two came back' }), page.getByText('Commission reversed'));
  });

  journey('creates a program and puts new terms in force', setting, async ({ page, ...visitor }) => {
    const name = unique('Autumn');
    await openSignedIn({ page, ...visitor }, 'admin', 'programs');
    await page.getByRole('link', { name: 'New program' }).click();
    await page.getByRole('button', { name: 'Create program' }).click();
    await sees(page.getByText('Enter a name.'));
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Merchant').selectOption({ index: 1 });
    await page.getByLabel('Allowed domains').fill('shop.example');
    await page.getByLabel('Percentage', { exact: true }).fill('7.5');
    await page.getByRole('button', { name: 'Create program' }).click();
    await sees(page.getByRole('heading', { level: 1, name }), page.getByText(/^Commission: 7\.5%/));
    await page.getByRole('link', { name: 'New terms' }).click();
    await page.getByLabel('Percentage', { exact: true }).fill('9');
    await page.getByRole('button', { name: 'Publish terms…' }).click();
    const question = page.getByRole('dialog');
    await sees(question.getByText(/^Affiliates earn 9% .+ instead of 7\.5%/));
    await question.getByRole('button', { name: 'Publish terms' }).click();
    await sees(page.getByText(/^Commission: 9%/));
  });

  journey('accepts an affiliate, gives a link and a coupon, suspends', setting, async ({ page, ...visitor }) => {
    const name = unique('Nadia');
    const code = unique('nadia');
    const programName = 'Harbour & Pine Europe';
    await openSignedIn({ page, ...visitor }, 'admin', 'affiliates');
    await page.getByRole('link', { name: 'New affiliate' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Email address').fill(`${code}@example.test`);
    await page.getByLabel(programName).check();
    await page.getByRole('button', { name: 'Create affiliate' }).click();
    await sees(page.getByRole('heading', { level: 1, name }));
    const address = page.url();

    await page.getByRole('link', { name: 'New link' }).click();
    await page.getByLabel('Program', { exact: true }).selectOption({ label: programName });
    await page.getByLabel('Destination').fill(endpoints().shop);
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Create link' }).click();
    await sees(page.getByRole('heading', { level: 1, name: new RegExp(code) }));
    const url = `${endpoints().tracker}/c/${code}`;
    expect((await reportOrder(url)).commissions).toHaveLength(1);

    await page.goto(address);
    await page.getByRole('link', { name: 'New coupon' }).click();
    await page.getByLabel('Program', { exact: true }).selectOption({ label: programName });
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Create coupon' }).click();
    await sees(page.getByText(`The coupon ${code.toUpperCase()} was created.`));

    await page.goto(address);
    await page.getByRole('button', { name: 'Suspend…' }).click();
    const question = page.getByRole('dialog');
    await sees(question.getByText('Commissions earned so far are kept and paid.'));
    await question.getByRole('button', { name: 'Suspend' }).click();
    await sees(page.getByRole('cell', { name: 'Suspended' }), page.getByRole('button', { name: 'Approve again' }));
    // The link still brings people to the shop: only the earning ends.
    expect((await reportOrder(url)).commissions).toEqual([]);
  });
});
