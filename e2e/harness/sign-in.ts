import type { Page, Request } from 'playwright-core';
import { secretsOfValue } from '../../infra/local/leaks/secrets-of-value.ts';
import { remember } from '../leaks/known-secrets.ts';
import type { SignIn } from './product.ts';
import { endpoints } from './run.ts';
import { codeOf, withFreshCode } from './staff.ts';
import type { Visitor } from './visitor.ts';

const REFRESH_WITHIN_MS = 10_000;

/** Which of the two apps. */
export type AppName = 'admin' | 'affiliate';

/** Address of a page of an app; `path` without a slash in front. */
export function addressOf(app: AppName, path = ''): string {
  return new URL(path, endpoints()[app]).href;
}

/** Signs in as a person does, on the page that asks for it. */
export async function signInByHand(page: Page, who: SignIn): Promise<void> {
  const { email, password } = who;
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await giveCodeByHand(page, who);
}

/** Types the code of an authenticator app where the page asks for it; nothing for people who have none. */
export async function giveCodeByHand(page: Page, who: SignIn): Promise<void> {
  await withFreshCode(who, async (code) => {
    if (code === undefined) return;
    const field = page.getByLabel('Code', { exact: true });
    await field.fill(code);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await field.waitFor({ state: 'hidden' });
  });
}

/** Sets up an authenticator app where the page demands a second factor. */
export async function setUpAuthenticator(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const secret = (await page.locator('.key code').innerText()).replace(/\s/g, '');
  await page.getByLabel('Code from the app').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'I have saved them' }).click();
}

/** Opens a page of an app as the demo's admin or affiliate: the sign-in itself goes over the API, to save its pages. */
export async function openSignedIn(visitor: Visitor, app: AppName, path: string, who?: SignIn): Promise<void> {
  const { api, demo } = endpoints();
  const person: SignIn = who ?? demo[app];
  const { email, password } = person;
  const answer = await withFreshCode(person, (code) =>
    visitor.context.request.post(`${api}/v1/auth/sign-in`, {
      data: { email, password, code },
      headers: { 'x-tributary-app': app },
    }),
  );
  if (!answer.ok()) throw new Error(`signing in as ${email} was answered with ${answer.status()}`);
  // The context's own requests pass by what listens to its pages.
  const { cookies } = await visitor.context.storageState();
  remember(cookies.map(({ name, value }) => ({ kind: `cookie ${name}`, value })));
  remember(secretsOfValue('answer to a sign-in', await answer.json()));
  const { user } = (await answer.json()) as { user: unknown };
  await visitor.context.setStorageState({
    ...(await visitor.context.storageState()),
    // As the app itself remembers after a sign-in: without it, it does not ask for a session.
    origins: [{ origin: api, localStorage: [{ name: `tributary.${app}.user`, value: JSON.stringify(user) }] }],
  });
  const refreshed = endOfRefresh(visitor.page);
  await visitor.page.goto(addressOf(app, path));
  await Promise.race([refreshed, visitor.page.waitForTimeout(REFRESH_WITHIN_MS)]);
}

/** Who goes on before the page has its session cuts the refresh off, and loses the next token with it. */
function endOfRefresh(page: Page): Promise<void> {
  return new Promise((resolve) => {
    const look = (request: Request): void => {
      if (request.url().endsWith('/v1/auth/refresh')) resolve();
    };
    page.on('requestfinished', look);
    page.on('requestfailed', look);
  });
}
