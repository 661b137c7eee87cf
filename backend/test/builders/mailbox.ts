import type { TestApi } from '../support/test-api.js';

/** A letter as the outbox holds it. */
export interface WaitingLetter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
}

/** Letters that are on their way to an address, oldest first. */
export async function lettersTo(api: TestApi, recipient: string): Promise<WaitingLetter[]> {
  const mails = await api.prisma.mail.findMany({ where: { recipient }, orderBy: { id: 'asc' } });
  return mails.map(({ subject, content }) => ({ subject, ...(content as unknown as Omit<WaitingLetter, 'subject'>) }));
}

/** The secret of the newest link of that subject to an address. */
export async function mailedSecret(api: TestApi, recipient: string, subject: string): Promise<string> {
  const letter = (await lettersTo(api, recipient)).filter((one) => one.subject === subject).at(-1);
  const secret = letter?.action?.url.split('#')[1];
  if (secret === undefined) throw new Error(`no link "${subject}" to ${recipient}`);
  return secret;
}
