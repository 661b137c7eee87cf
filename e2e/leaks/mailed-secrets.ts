import type { Secret } from '../../infra/local/leaks/secret.ts';

/** The secret of every link that was mailed in this run: it stands behind `#`. */
export async function mailedSecrets(mailbox: string): Promise<Secret[]> {
  const messages = await read<readonly { readonly id: string }[]>(`${mailbox}/api/messages`);
  const mails = await Promise.all(messages.map(({ id }) => read<{ text: string }>(`${mailbox}/api/messages/${id}`)));
  return mails.flatMap(({ text }) =>
    [...text.matchAll(/https?:\/\/\S+#(\S+)/g)].map(([, value = '']) => ({ kind: 'secret of a mailed link', value })),
  );
}

async function read<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the mailbox answered with ${answer.status}`);
  return (await answer.json()) as T;
}
