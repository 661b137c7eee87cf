import { endpoints } from './run.ts';
import { eventually } from './sees.ts';

interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** The address in the newest mail to somebody, as soon as it is in the local mailbox. */
export async function linkMailedTo(recipient: string): Promise<string> {
  const link = await eventually(
    async () => /https?:\/\/\S+/.exec((await newestTo(recipient))?.text ?? '')?.[0],
    (found) => found !== undefined,
  );
  if (link === undefined) throw new Error(`no link came to ${recipient}`);
  return link;
}

async function newestTo(recipient: string): Promise<Mail | undefined> {
  const mails = (await read('/api/messages')) as readonly Mail[];
  const mail = mails.find(({ to }) => to.includes(recipient));
  return mail && ((await read(`/api/messages/${mail.id}`)) as Mail);
}

async function read(path: string): Promise<unknown> {
  return (await fetch(`${endpoints().mailbox}${path}`)).json();
}
