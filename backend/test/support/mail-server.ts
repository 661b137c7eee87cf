import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server of a test's own, on a port of its own. */
export interface TestMailServer {
  readonly url: string;
  /** Sources of the mails taken so far. */
  readonly taken: string[];
  /** The reply code to mails from now on; 250 takes them. */
  answer: number;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<TestMailServer> {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void text(stream).then((source) => {
        if (control.answer === 250) taken.push(source);
        done(control.answer === 250 ? null : Object.assign(new Error('not now'), { responseCode: control.answer }));
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const control = {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    answer: 250,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
  return control;
}
