import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from './harness/accessibility.ts';
import { useBrowser } from './harness/journey.ts';
import { sees, seesNo } from './harness/sees.ts';
import { DESK, PHONE } from './harness/setting.ts';
import { addressOf, openSignedIn, signInByHand } from './harness/sign-in.ts';
import { codeOf, newStaff } from './harness/staff.ts';
import { addAuthenticator } from './harness/virtual-authenticator.ts';
import { newAffiliate, unique } from './harness/world.ts';

const journey = useBrowser();
// A refused code, and requests of a page that is left for the sign-in.
const complaints = [/4(01|03|22) .*\/v1\//];

/** A page of the admin app under a name, because browsers keep passkeys from bare IP addresses. */
function named(path = ''): string {
  const url = new URL(addressOf('admin', path));
  url.hostname = 'localhost';
  return url.href;
}

async function isOrderly(page: Page): Promise<void> {
  expect(await violations(page, 'every')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(
    false,
  );
}

async function setUpApp(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await sees(page.getByRole('img', { name: 'QR code for your authenticator app' }));
  await isOrderly(page);
  const secret = (await page.locator('.key code').innerText()).replace(/\s/g, '');
  await page.getByLabel('Code from the app').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await sees(page.getByRole('heading', { name: 'Save your recovery codes' }));
  await isOrderly(page);
  return secret;
}

describe.each([DESK, PHONE])('somebody new of the operator, $name', (setting) => {
  journey(
    'sets up an app and a passkey, and cannot pass without',
    setting,
    async ({ page }) => {
      const person = await newStaff();
      await addAuthenticator(page);
      await page.goto(named('conversions'));
      await signInByHand(page, person);
      await sees(page.getByRole('heading', { name: 'Set up two-step verification' }));
      await isOrderly(page);
      // Not by another address either.
      await page.goto(named('home'));
      await sees(page.getByRole('heading', { name: 'Set up two-step verification' }));

      await setUpApp(page);
      const codes = await page.locator('tr-recovery-codes li').allInnerTexts();
      expect(codes).toHaveLength(10);
      await page.getByRole('button', { name: 'I have saved them' }).click();
      await page.waitForURL(named('home'));

      await page.goto(named('account/security'));
      await sees(page.getByText('Authenticator app', { exact: true }));
      await page.getByRole('button', { name: 'Set up a passkey' }).click();
      await page.getByLabel('Name', { exact: true }).fill('This laptop');
      await page.getByRole('button', { name: 'Set up a passkey' }).click();
      await sees(page.getByText('This laptop', { exact: true }), page.getByText('10 codes are left.'));
      await isOrderly(page);

      await page.getByRole('button', { name: 'Account' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await signInByHand(page, person);
      await sees(page.getByRole('heading', { name: 'Verify it’s you' }));
      await isOrderly(page);
      await page.goto(named('home'));
      await sees(page.getByRole('heading', { name: 'Verify it’s you' }));
      await page.getByLabel('Code', { exact: true }).fill('000000');
      await page.getByRole('button', { name: 'Confirm' }).click();
      await sees(page.getByText(/^The code is wrong or was already used/));
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await page.waitForURL(named('home'));
      await sees(page.getByRole('heading', { level: 1 }));

      await page.getByRole('button', { name: 'Account' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await signInByHand(page, person);
      await page.getByLabel('Code', { exact: true }).fill(codes[0] ?? '');
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.waitForURL(named('home'));
    },
    { complaints },
  );
});

describe('an affiliate', () => {
  journey(
    'adds an app, is asked again by one dialog when it was long ago, and removes it',
    PHONE,
    async (visitor) => {
      const { page } = visitor;
      const person = await newAffiliate();
      await openSignedIn(visitor, 'affiliate', 'more/security', person);
      await sees(page.getByText('Only your password protects your account.'));
      await isOrderly(page);
      // As five minutes later: the API asks once for a fresh proof.
      const problem = { type: 'x', title: 'Forbidden', status: 403, code: 'step_up_required', detail: 'Again.' };
      await page.route('**/v1/auth/factors/totp', (route) => route.fulfill({ status: 403, json: problem }), {
        times: 1,
      });
      await page.getByRole('button', { name: 'Set up an app' }).click();
      const dialog = page.getByRole('dialog', { name: 'Verify it’s you' });
      await sees(dialog);
      await isOrderly(page);
      await dialog.getByLabel('Your password').fill(person.password);
      await dialog.getByRole('button', { name: 'Confirm' }).click();
      await seesNo(dialog);
      const secret = (await page.locator('.key code').innerText()).replace(/\s/g, '');
      await page.getByLabel('Code from the app').fill(codeOf(secret));
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('button', { name: 'I have saved them' }).click();

      await page.route('**/v1/auth/factors/fac_*', (route) => route.fulfill({ status: 403, json: problem }), {
        times: 1,
      });
      await page.getByRole('button', { name: 'Remove Authenticator app' }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
      await sees(dialog);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      // What was refused stays as it is.
      await sees(page.getByText('Again.'), page.getByText('Authenticator app', { exact: true }));
      await page.getByRole('button', { name: 'Remove Authenticator app' }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
      await sees(page.getByText('Only your password protects your account.'));
    },
    { complaints },
  );

  // S2: inviting grants power. The question stands over the dialog that it interrupts, which goes on afterwards.
  journey(
    'is asked again in the middle of an invitation, which is sent then',
    PHONE,
    async (visitor) => {
      const { page } = visitor;
      const person = await newAffiliate();
      await openSignedIn(visitor, 'affiliate', 'more/team', person);
      const email = `${unique('colleague')}@example.test`;
      const problem = { type: 'x', title: 'Forbidden', status: 403, code: 'step_up_required', detail: 'Again.' };
      await page.route('**/v1/me/team/invitations', (route) => route.fulfill({ status: 403, json: problem }), {
        times: 1,
      });
      await page.getByRole('button', { name: 'Invite someone' }).click();
      const invitation = page.getByRole('dialog', { name: 'Invite someone' });
      await invitation.getByLabel('Email address').fill(email);
      await invitation.getByRole('button', { name: 'Send invitation' }).click();
      const question = page.getByRole('dialog', { name: 'Verify it’s you' });
      await question.getByLabel('Your password').fill(person.password);
      await question.getByRole('button', { name: 'Confirm' }).click();
      await seesNo(question, invitation);
      await sees(page.getByText(`The invitation to ${email} was sent.`));
    },
    { complaints },
  );
});
