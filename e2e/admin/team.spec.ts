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
    await page.getByRole('button', { name: 'Invite someone' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await sees(dialog.getByText('Enter an email address, e.g. ada@example.com.'));
    await dialog.getByLabel('Email address').fill(email);
    await dialog.getByLabel('Role').selectOption({ label: 'Program manager' });
    expect(await violations(page, 'every')).toEqual([]);
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    const invitations = page.getByRole('region', { name: 'Invitations' });
    await sees(invitations.getByText(email));

    const { page: theirs } = await another();
    await theirs.goto(await mailedLink(email));
    await sees(theirs.getByText(/as program manager\./));
    expect(theirs.url()).not.toContain('#');
    expect(await violations(theirs, 'every')).toEqual([]);
    await theirs.getByLabel('Your name').fill('Grace');
    await theirs.getByLabel('Create a password').fill(password);
    await theirs.getByRole('button', { name: 'Accept invitation' }).click();
    await sees(theirs.getByRole('heading', { level: 1, name: 'Your account is ready' }));
    await theirs.getByRole('link', { name: 'Sign in' }).click();
    expect(await theirs.getByLabel('Email').inputValue()).toBe(email);
    await signInByHand(theirs, { email, password });
    await setUpAuthenticator(theirs);
    const rail = theirs.getByRole('navigation', { name: 'Sections' });
    await sees(rail.getByText('Programs', { exact: true }));
    await seesNo(rail.getByText('Team', { exact: true }), rail.getByText('Audit', { exact: true }));

    await page.reload();
    const person = page.getByRole('listitem').filter({ hasText: email }).first();
    await sees(person.getByText('Grace').first());
    await person.getByRole('combobox').selectOption({ label: 'Finance' });
    await sees(dialog.getByText('The change takes effect within ten minutes.'));
    await dialog.getByRole('button', { name: 'Change role' }).click();
    await sees(page.getByText('Grace: now finance, within ten minutes.'));
    await person.getByRole('button', { name: /Reset two-step verification/ }).click();
    await sees(dialog.getByText('Do this only if they told you in person that they lost access.'));
    await dialog.getByRole('button', { name: 'Reset two-step verification' }).click();
    await sees(page.getByText('Grace’s two-step verification was reset. We notified them by email.'));
    await person.getByRole('button', { name: /Suspend/ }).click();
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await sees(person.getByText('Suspended', { exact: true }));
  });

  journey("sees an affiliate's app, read only, and ends it", setting, async (stage) => {
    const { page, context } = stage;
    const person = await newAffiliate();
    await openSignedIn(stage, 'admin', `affiliates/${person.id}`);
    await page.getByRole('button', { name: 'View as affiliate…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('You asked why an order is missing');
    expect(await violations(page, 'every')).toEqual([]);
    await dialog.getByRole('button', { name: 'Start' }).click();
    const opening = context.waitForEvent('page');
    await dialog.getByRole('link', { name: 'Open it in a new tab' }).click();
    const view = await opening;
    await sees(view.getByText(`You see this as ${person.name} sees it. Read-only.`));
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
    await sees(affiliate.page.getByText(/Support viewed your account on .+: You asked why an order is missing/));
  });
});
