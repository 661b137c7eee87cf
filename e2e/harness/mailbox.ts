import { endpoints } from './run.ts';
import { eventually } from './sees.ts';

interface Message {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** The address in the newest mail to somebody, of that subject where one is told, once the worker has carried it to the local mailbox. */
export async function mailedLink(recipient: string, subject?: string): Promise<string> {
  const found = await eventually(
    () => newest(recipient, subject),
    (message) => message !== undefined,
  );
  const link = /https?:\/\/\S+/.exec(found?.text ?? '')?.[0];
  if (link === undefined)
    throw new Error(`no link in a mail${subject === undefined ? '' : ` "${subject}"`} to ${recipient}`);
  return link;
}

async function newest(recipient: string, subject: string | undefined): Promise<Message | undefined> {
  const messages = await ask<readonly Message[]>('api/messages');
  const summary = messages.find(({ to, subject: title }) => to.includes(recipient) && title === (subject ?? title));
  return summary && ask<Message>(`api/messages/${summary.id}`);
}

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`${endpoints().mailbox}/${path}`);
  if (!answer.ok) throw new Error(`the mailbox answered with ${answer.status}`);
  return (await answer.json()) as T;
}
