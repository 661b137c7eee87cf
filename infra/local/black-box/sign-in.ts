import { acceptedCodes } from './codes.ts';
import type { StaffSignIn } from './endpoints.ts';
import { post, type Answer } from './requests.ts';

/** Signs one of the operator's people in, with a code nobody used yet. @returns the last answer, good or not */
export async function signInStaff(api: string, { email, password, totpSecret }: StaffSignIn): Promise<Answer> {
  let answer: Answer | undefined;
  for (const code of acceptedCodes(totpSecret)) {
    answer = await post({ url: `${api}/v1/auth/sign-in`, body: { email, password, code } });
    if (answer.status !== 401) return answer;
  }
  return answer as Answer;
}
