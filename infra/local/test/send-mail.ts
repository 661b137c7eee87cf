import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends one plain mail by SMTP (RFC 5321) to a server on this machine. Rejects when the server refuses a step. */
export async function sendMail(port: number, mail: { to: string; subject: string; text: string }): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', timeout: 5_000 });
  socket.setEncoding('utf8');
  const message = `From: <shop@example.org>\r\nTo: <${mail.to}>\r\nSubject: ${mail.subject}\r\n\r\n${mail.text}\r\n.`;
  const dialogue = ['EHLO localhost', 'MAIL FROM:<shop@example.org>', `RCPT TO:<${mail.to}>`, 'DATA', message, 'QUIT'];
  try {
    await once(socket, 'data');
    for (const line of dialogue) {
      socket.write(`${line}\r\n`);
      const [answer] = (await once(socket, 'data')) as [string];
      if (!/^[23]/.test(answer)) throw new Error(`SMTP refused "${line.split('\r\n')[0]}": ${answer}`);
    }
  } finally {
    socket.destroy();
  }
}
