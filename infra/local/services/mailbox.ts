import path from 'node:path';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { createFolder } from '../state-dir.ts';
import { httpOk } from './http-ok.ts';

/** Where mail is sent to. */
export function smtpUrl({ ports }: Instance): string {
  return `smtp://127.0.0.1:${ports.smtp}`;
}

/** Where mail is read: a page, and JSON at `/api/messages` below it. The address is the secret that opens it. */
export function mailboxUrl({ ports, secrets }: Instance): string {
  return `http://127.0.0.1:${ports.mailboxHttp}/${secrets.mailboxToken}`;
}

/** Where the demo's people read the codes of their second factor. */
export function codesUrl(instance: Instance): string {
  return `${mailboxUrl(instance)}/codes`;
}

/** The local mailbox: accepts every mail, sends none on, and shows them (see mailbox-server.mjs). */
export function mailbox(instance: Instance): Service {
  const { state, ports, secrets } = instance;
  const data = path.join(state.data, 'mailbox');
  return {
    name: 'mailbox',
    title: 'Mailbox',
    kind: 'store',
    stopSignal: 'SIGTERM',
    prepare: async () => {
      createFolder(data);
    },
    command: () => ({
      file: process.execPath,
      args: [
        path.join(import.meta.dirname, 'mailbox-server.mjs'),
        ...[data, String(ports.smtp), String(ports.mailboxHttp), state.demoFile],
      ],
      // Not among the arguments: every user of the machine can read those.
      env: { PATH: process.env['PATH'] ?? '', MAILBOX_TOKEN: secrets.mailboxToken },
    }),
    isReady: async () => httpOk(`http://127.0.0.1:${ports.mailboxHttp}/healthz`),
  };
}
