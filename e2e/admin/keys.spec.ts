import { describe, expect } from '@jest/globals';
import { get, post } from '../../infra/local/black-box/requests.ts';
import { useBrowser } from '../harness/journey.ts';
import { endpoints } from '../harness/run.ts';
import { eventually, sees, seesNo } from '../harness/sees.ts';
import { ADMIN_SETTINGS } from '../harness/setting.ts';
import { addressOf, openSignedIn } from '../harness/sign-in.ts';
import { asAdmin, newAffiliate, unique } from '../harness/world.ts';

const journey = useBrowser();

/** Lists that are the same in test mode, and their button for a new row. */
const liveLists = [
  ['links', 'New link'],
  ['coupons', 'New coupon'],
  ['affiliates', 'New affiliate'],
  ['programs', 'New program'],
  ['merchants', 'New merchant'],
] as const;

/** Status of a request that the key may make. */
const statusWith = async (secret: string) => (await get(`${endpoints().api}/v1/programs`, secret)).status;

describe.each(ADMIN_SETTINGS)("a merchant's keys, $name", (setting) => {
  journey('are made, rotated with an overlap, and revoked', setting, async ({ page, ...visitor }) => {
    const name = unique('Warehouse');
    const row = page.getByRole('row').filter({ hasText: name });
    await openSignedIn({ page, ...visitor }, 'admin', 'merchants');
    await page.getByRole('link', { name: 'Harbour & Pine' }).first().click();
    await page.getByRole('link', { name: 'New key' }).click();
    await page.getByRole('button', { name: 'Create key' }).click();
    await sees(page.getByText('Enter a name.'));
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Harbour & Pine Europe').check();
    await page.getByRole('button', { name: 'Create key' }).click();
    const secret = (await page.getByTestId('secret').textContent()) ?? '';
    expect(secret).toMatch(/^mk_live_/);
    await sees(page.getByText(`Authorization: Bearer ${secret}`));
    expect(await statusWith(secret)).toBe(200);
    await page.getByRole('button', { name: 'Done' }).click();
    await sees(row.getByText('Active'), row.getByText('Harbour & Pine Europe'));

    await row.getByRole('button', { name: 'Rotate…' }).click();
    await page.getByLabel('Keep the old key working for').selectOption({ label: '1 day' });
    await page.getByRole('button', { name: 'Preview' }).click();
    const question = page.getByRole('dialog');
    await sees(question.getByText('The old key is refused after 1 day. Until then both work.'));
    await question.getByRole('button', { name: 'Rotate' }).click();
    const next = (await page.getByTestId('secret').textContent()) ?? '';
    expect(next).not.toBe(secret);
    expect([await statusWith(secret), await statusWith(next)]).toEqual([200, 200]);
    await page.getByRole('button', { name: 'Done' }).click();

    const old = row.filter({ hasText: 'Expiring' });
    await old.getByRole('button', { name: 'Revoke…' }).click();
    await sees(question.getByText('A revoked key cannot be used again.'));
    await question.getByRole('button', { name: 'Revoke' }).click();
    await sees(row.getByText('Revoked'), row.getByText('Active'));
    await eventually(
      () => statusWith(secret),
      (status) => status === 401,
    );
    expect(await statusWith(next)).toBe(200);
  });

  journey('of test mode report what only test mode shows', setting, async ({ page, ...visitor }) => {
    const { api, demo } = endpoints();
    const input = { kind: 'api', livemode: false, name: unique('Trial') };
    const key = await asAdmin(`merchants/${demo.merchant.id}/api-keys`, input);
    const orderId = unique('test-order');
    const body = { orderId, programId: demo.program.id, amount: { amount: '5.00', currency: demo.program.currency } };
    const { status } = await post({ url: `${api}/v1/conversions`, body, token: key['secret'] as string });
    expect(status).toBe(201);
    const order = page.getByRole('link', { name: orderId });
    const banner = page.getByText('Test mode: you are viewing test data.');

    await openSignedIn({ page, ...visitor }, 'admin', `conversions?q=${orderId}`);
    await sees(page.getByText('No conversions match these filters'));
    await page.getByRole('switch', { name: 'Test mode' }).click();
    await sees(order, banner);
    expect(new URL(page.url()).searchParams.get('mode')).toBe('test');
    // The next page is of the same mode, by its address.
    await page.getByRole('link', { name: 'Affiliates', exact: true }).first().click();
    await eventually(
      async () => page.url(),
      (url) => url.includes('/affiliates?') && url.includes('mode=test'),
    );
    await page.goBack();
    await order.click();
    await sees(page.getByRole('heading', { level: 1, name: new RegExp(orderId) }), banner);
    // The order is not in the other mode: leaving this one leaves its page.
    await page.getByRole('button', { name: 'Show live data' }).click();
    await sees(page.getByRole('heading', { level: 1, name: 'Conversions' }));
    await seesNo(banner);
    // B23: what is done to a link is done to the live link, and says so.
    const { link } = await newAffiliate();
    await page.goto(addressOf('admin', `links/${link.id}?mode=test`));
    await sees(page.getByRole('button', { name: 'Disable (live)' }), page.getByRole('button', { name: 'Save (live)' }));
    // Of lists that have no test data, a new row is live too.
    for (const [list, add] of liveLists) {
      await page.goto(addressOf('admin', `${list}?mode=test`));
      await sees(page.getByRole('link', { name: `${add} (live)` }));
    }
  });
});
