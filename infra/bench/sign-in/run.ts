import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { post } from '../../local/black-box/requests.ts';
import { signInStaff } from '../../local/black-box/sign-in.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { UserError } from '../../local/user-error.ts';
import type { BenchStack } from '../stack/bench-stack.ts';

/** Milliseconds of each sign-in, and of the hash that was measured right beside it. */
export interface SignInFigures {
  readonly whole: readonly number[];
  readonly hash: readonly number[];
}

/** The product's own hashing, as built: the same parameters by being the same code. */
interface Passwords {
  readonly hashPassword: (password: string) => Promise<string>;
  readonly passwordMatches: (password: string, storedHash: string) => Promise<boolean>;
}

const WARM_UP = 20;
const person = { email: 'bench@affiliate.example', password: 'a password of some length' } as const;

/**
 * Signs one person in on a known device, so many at a time, by turns with as many bare hashes in this process: while one is
 * measured the other rests, on the same machine within the same second.
 * @param atOnce how many sign-ins, and how many hashes, run beside each other
 */
export async function measureSignIns(stack: BenchStack, atOnce: number, count: number): Promise<SignInFigures> {
  const { hashPassword, passwordMatches } = await loadPasswords();
  const stored = await hashPassword(person.password);
  const signIn = await knownDevice(stack.environment['PUBLIC_API_URL'] ?? '');
  const figures = { whole: [] as number[], hash: [] as number[] };
  for (let done = -WARM_UP; done < count; done += atOnce) {
    const whole = await timed(atOnce, signIn);
    const hash = await timed(atOnce, async () => {
      if (!(await passwordMatches(person.password, stored))) throw new UserError('the hash does not match');
    });
    if (done < 0) continue;
    figures.whole.push(...whole);
    figures.hash.push(...hash);
  }
  return figures;
}

/** Makes the person who signs in. */
export async function makePerson(stack: BenchStack): Promise<void> {
  const api = stack.environment['PUBLIC_API_URL'] ?? '';
  const { body: session } = await signInStaff(api, await stack.administrator());
  const body = { name: 'Bench', ...person };
  const { status } = await post({ url: `${api}/v1/affiliates`, body, token: String(session['accessToken']) });
  if (status !== 201) throw new UserError(`making an affiliate was answered with ${status}`);
}

async function timed(atOnce: number, work: () => Promise<void>): Promise<number[]> {
  const one = async (): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  return (await Promise.all(Array.from({ length: atOnce }, one))).sort((a, b) => a - b);
}

/** Signs in once for the cookie that makes this device a known one. @returns signing in again with it */
async function knownDevice(api: string): Promise<() => Promise<void>> {
  const send = async (headers: Readonly<Record<string, string>>): Promise<Response> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const answer = await fetch(`${api}/v1/auth/sign-in`, { ...init, body: JSON.stringify(person) });
    if (answer.status !== 200) throw new UserError(`signing in was answered with ${answer.status}`);
    await answer.arrayBuffer();
    return answer;
  };
  const cookies = (await send({})).headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const cookie = cookies.find((one) => one.startsWith('tributary_device=')) ?? '';
  return async () => {
    await send({ cookie });
  };
}

async function loadPasswords(): Promise<Passwords> {
  const file = path.join(REPOSITORY, 'backend/dist/modules/identity/passwords.js');
  return (await import(pathToFileURL(file).href)) as Passwords;
}
