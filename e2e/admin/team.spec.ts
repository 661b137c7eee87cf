import { describe, expect } from '@jest/globals';
import { violations } from '../harness/accessibility.ts';
import { useBrowser } from '../harness/journey.ts';
import { mailedLink } from '../harness/mailbox.ts';
import { endpoints } from '../harness/run.ts';
import { sees, seesNo } from '../harness/sees.ts';
import { ADMIN_SETTINGS } from '../harness/setting.ts';
import { openSignedIn, setUpAuthenticator, signInByHand } from '../harness/sign-in.ts';
import { newAffiliate, unique } from '../harness/world.ts';

const journey = useBrowser();

describe.each(ADMIN_SETTINGS)('an owner, $name', (setting) => {
  journey('invites a program manager, who comes in and does not see what the role lacks', setting, async (stage) => {
    const { page, another } = stage;
    const email = `${unique('grace')}@example.test`;
    const password = unique('a long password');
    await openSignedIn(stage, 'admin', 'team');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await sees(dialog.getByText('An address such as ada@example.com.'));
    await dialog.getByLabel('E-mail address').fill(email);
    await dialog.getByLabel('Role').selectOption({ label: 'Program manager' });
    expect(await violations(page, 'every')).toEqual([]);
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    const invitations = page.getByRole('region', { name: 'Invitations' });
    await sees(invitations.getByText(email));

    const { page: theirs } = await another();
    await theirs.goto(await mailedLink(email));
    await sees(theirs.getByText(/as program manager\./));
    expect(theirs.url()).not.toContain('#');
    expect(await violations(theirs, 'every')).toEqual([]);
    await theirs.getByLabel('Your name').fill('Grace');
    await theirs.getByLabel('Choose a password').fill(password);
    await theirs.getByRole('button', { name: 'Accept the invitation' }).click();
    await theirs.getByRole('link', { name: 'Sign in' }).click();
    await signInByHand(theirs, { email, password });
    await setUpAuthenticator(theirs);
    const rail = theirs.getByRole('navigation', { name: 'Sections' });
    await sees(rail.getByText('Programs', { exact: true }));
    await seesNo(rail.getByText('Team', { exact: true }), rail.getByText('Audit', { exact: true }));

    await page.reload();
    const person = page.getByRole('listitem').filter({ hasText: email }).first();
    await sees(person.getByText('Grace').first());
    await person.getByRole('combobox').selectOption({ label: 'Finance' });
    await sees(dialog.getByText('It counts within ten minutes, without signing in again.'));
    await dialog.getByRole('button', { name: 'Change the role' }).click();
    await sees(page.getByText('Grace: now finance, within ten minutes.'));
    await person.getByRole('button', { name: /Reset second factor/ }).click();
    await sees(dialog.getByText('Do this only if they told you themselves that they lost it.'));
    await dialog.getByRole('button', { name: 'Reset second factor' }).click();
    await sees(page.getByText('Grace has no second factor any more, and is told by mail.'));
    await person.getByRole('button', { name: /Suspend/ }).click();
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await sees(person.getByText('Suspended', { exact: true }));
  });

  journey("sees an affiliate's app, read only, and ends it", setting, async (stage) => {
    const { page, context } = stage;
    const person = await newAffiliate();
    await openSignedIn(stage, 'admin', `affiliates/${person.id}`);
    await page.getByRole('button', { name: 'See what they see…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('You asked why an order is missing');
    expect(await violations(page, 'every')).toEqual([]);
    await dialog.getByRole('button', { name: 'Start' }).click();
    const opening = context.waitForEvent('page');
    await dialog.getByRole('link', { name: 'Open it in a new tab' }).click();
    const view = await opening;
    await sees(view.getByText(`You see this as ${person.name} sees it. Read only.`));
    await sees(view.getByRole('timer').filter({ hasText: /Ends in 1[45]:\d\d/ }));
    await sees(view.getByRole('heading', { level: 1 }));
    expect(view.url()).not.toContain('code');
    await view.goto(`${endpoints().affiliate}links`);
    await sees(view.getByText(person.link.code).first());
    expect(await violations(view, 'every')).toEqual([]);
    await view.getByRole('button', { name: 'End now' }).click();
    await sees(view.getByText('The support view has ended. You can close this tab.'));
    await seesNo(view.getByRole('heading', { level: 1 }));
    // The admin's own session goes on.
    await page.reload();
    await sees(page.getByRole('heading', { level: 1, name: person.name }));

    const affiliate = await stage.another();
    await openSignedIn(affiliate, 'affiliate', 'more', person);
    await sees(affiliate.page.getByText(/Support looked at your account on .+: You asked why an order is missing/));
  });
});
