// The local mailbox: an SMTP server that keeps every mail as a file, and a page that shows them. Nothing is sent on.
// Beside it, on /codes, the codes that the authenticator apps of the demo's people would show now.
// Usage: MAILBOX_TOKEN=… node mailbox-server.mjs <folder> <smtp port> <http port> <file with the demo's sign-ins>
// All below /<token>, because mails hold links that sign people in, but for GET /healthz:
//   GET /                       the page                GET /api/messages        newest first
//   GET /messages/<id>          one mail, for people    GET /api/messages/<id>   one mail with its text and HTML
//   DELETE /api/messages        empties the box
//   GET /codes                  the page of codes       GET /api/codes           the same as JSON
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { codesPage, currentCodes } from './demo-codes.mjs';
import { listPage, messagePage } from './mailbox-page.mjs';

const [folder, smtpPort, httpPort, demoFile] = process.argv.slice(2);
const token = process.env.MAILBOX_TOKEN;
const base = `/${token}`;
const MAX_MAIL_BYTES = 25 * 1024 * 1024;

function storedIds() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
    .reverse();
}

function readMessage(id) {
  return JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8'));
}

async function keep(source, envelope) {
  const mail = await simpleParser(source);
  // Sortable by time of receipt; random enough to be unique within a millisecond.
  const id = `${String(Date.now()).padStart(14, '0')}-${randomUUID().slice(0, 8)}`;
  const message = {
    id,
    receivedAt: new Date().toISOString(),
    from: mail.from?.text ?? envelope.mailFrom?.address ?? '',
    to: envelope.rcptTo.map((recipient) => recipient.address),
    subject: mail.subject ?? '',
    headers: Object.fromEntries(
      mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
    ),
    text: mail.text ?? '',
    html: mail.html || null,
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      filename: filename ?? null,
      contentType,
      size,
    })),
  };
  writeFileSync(path.join(folder, `${id}.tmp`), JSON.stringify(message), { mode: 0o600 });
  renameSync(path.join(folder, `${id}.tmp`), path.join(folder, `${id}.json`));
}

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  size: MAX_MAIL_BYTES,
  onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => keep(Buffer.concat(chunks), session.envelope).then(() => done(), done));
  },
});
smtp.on('error', (error) => console.error('smtp', error.message));

function answer(response, status, type, body) {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'",
    'cache-control': 'no-store',
    // The address is a secret.
    'referrer-policy': 'no-referrer',
  });
  response.end(body);
}

/** A page of another site can reach us under a name of its own that leads here (DNS rebinding): its Host gives it away. */
function isForUs({ host }) {
  return [`127.0.0.1:${httpPort}`, `localhost:${httpPort}`].includes(host);
}

function isSame(given, expected) {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one, other);
}

function route(request, response) {
  if (!isForUs(request.headers)) return answer(response, 421, 'text/plain', 'no such host');
  const { pathname: whole } = new URL(request.url, 'http://mailbox');
  if (whole === '/healthz') return answer(response, 200, 'text/plain', 'ok');
  const [, given = '', pathname = '/'] = /^\/([^/]*)(\/.*)?$/.exec(whole) ?? [];
  if (!isSame(given, token)) {
    const where = 'Open the address of the mailbox that npm start prints: it ends with a token.';
    return answer(response, 403, 'text/plain', where);
  }
  return page(request, response, pathname);
}

function page(request, response, pathname) {
  const summary = ({ text: _text, html: _html, headers: _headers, ...rest }) => rest;
  if (pathname === '/codes') return answer(response, 200, 'text/html', codesPage(currentCodes(demoFile), base));
  if (pathname === '/api/codes')
    return answer(response, 200, 'application/json', JSON.stringify(currentCodes(demoFile)));
  if (pathname === '/api/messages' && request.method === 'DELETE') {
    for (const id of storedIds()) rmSync(path.join(folder, `${id}.json`), { force: true });
    response.writeHead(204);
    return response.end();
  }
  if (pathname === '/api/messages') {
    return answer(response, 200, 'application/json', JSON.stringify(storedIds().map(readMessage).map(summary)));
  }
  if (pathname === '/') return answer(response, 200, 'text/html', listPage(storedIds().map(readMessage), base));
  const [, api, id] = /^(\/api)?\/messages\/([0-9a-f-]+)$/.exec(pathname) ?? [];
  if (id === undefined || !storedIds().includes(id)) return answer(response, 404, 'text/plain', 'no such page');
  const message = readMessage(id);
  if (api !== undefined) return answer(response, 200, 'application/json', JSON.stringify(message));
  return answer(response, 200, 'text/html', messagePage(message, base));
}

smtp.listen(Number(smtpPort), '127.0.0.1');
createServer((request, response) => {
  try {
    route(request, response);
  } catch (error) {
    answer(response, 500, 'text/plain', error instanceof Error ? error.message : 'failed');
  }
}).listen(Number(httpPort), '127.0.0.1');
