import { describe, expect } from '@jest/globals';
import { useBrowser } from './harness/journey.ts';
import { mailedLink } from './harness/mailbox.ts';
import { sees, seesNo } from './harness/sees.ts';
import { DESK, PHONE } from './harness/setting.ts';
import { addressOf, openSignedIn, signInByHand } from './harness/sign-in.ts';
import { newAffiliate } from './harness/world.ts';

const journey = useBrowser();

describe('an account', () => {
  journey('gets a new password by the link in the mailbox', PHONE, async ({ page }) => {
    const person = await newAffiliate();
    await page.goto(addressOf('affiliate'));
    await page.getByLabel('Email').fill(person.email);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await sees(page.getByRole('heading', { name: 'Set a new password' }));
    expect(await page.getByLabel('Email').inputValue()).toBe(person.email);
    await page.getByRole('button', { name: 'Send link' }).click();
    await sees(page.getByRole('heading', { name: 'Check your inbox' }));
    await page.goto(await mailedLink(person.email, 'Reset your password'));
    const password = page.getByLabel('New password');
    await password.fill('short');
    await page.getByRole('button', { name: 'Set password' }).click();
    await sees(page.getByText('Use at least 10 characters.'));
    await password.fill('quite another password');
    await page.getByRole('button', { name: 'Set password' }).click();
    await sees(page.getByRole('heading', { name: 'Password changed' }));
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await signInByHand(page, { ...person, password: 'quite another password' });
    await sees(page.getByRole('heading', { name: 'Today', level: 1 }));
  });

  journey(
    'is told at the field that a password is too easy to guess',
    DESK,
    async (visitor) => {
      const person = await newAffiliate();
      await visitor.page.goto(addressOf('affiliate', 'forgot-password'));
      await visitor.page.getByLabel('Email').fill(person.email);
      await visitor.page.getByRole('button', { name: 'Send link' }).click();
      await visitor.page.goto(await mailedLink(person.email, 'Reset your password'));
      await visitor.page.getByLabel('New password').fill('Password2026');
      await visitor.page.getByRole('button', { name: 'Set password' }).click();
      await sees(visitor.page.getByText('This password is too easy to guess'));
    },
    { complaints: [/422 .*\/v1\/auth\/reset-password/] },
  );

  journey('confirms its address by the link in the mailbox', PHONE, async (visitor) => {
    const { page } = visitor;
    const person = await newAffiliate();
    await openSignedIn(visitor, 'affiliate', 'today', person);
    await sees(page.getByText('we sent you a link'));
    await page.goto(await mailedLink(person.email, 'Confirm your email address'));
    await sees(page.getByRole('heading', { name: 'Email address confirmed' }));
    await page.getByRole('link', { name: 'Continue' }).click();
    await sees(page.getByRole('heading', { name: 'Today', level: 1 }));
    await seesNo(page.getByText('we sent you a link'));
  });

  journey(
    'ends its session on another device',
    PHONE,
    async (visitor) => {
      const { page } = visitor;
      const person = await newAffiliate();
      const lost = await visitor.another(DESK);
      await openSignedIn(lost, 'affiliate', 'today', person);
      await sees(lost.page.getByRole('heading', { name: 'Today', level: 1 }));
      await openSignedIn(visitor, 'affiliate', 'more', person);
      await page.getByRole('link', { name: 'Sessions' }).click();
      await sees(page.getByText('This device'));
      await page
        .getByRole('button', { name: /^End session: / })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'End session' }).click();
      await sees(page.getByText('Session ended.'));
      await lost.page.reload();
      await sees(lost.page.getByRole('heading', { name: 'Sign in' }));
    },
    { complaints: [/401 .*\/v1\/auth\/refresh/] },
  );
});
