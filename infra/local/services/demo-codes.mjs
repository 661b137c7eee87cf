import { existsSync, readFileSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import { escape, page } from './mailbox-page.mjs';

/**
 * The code that each of the demo's people would read off their authenticator app now. Their secrets stand in the file that
 * the seed wrote, with their passwords: nobody needs a phone to try the system on their own machine.
 */
export function currentCodes(demoFile) {
  const demo = existsSync(demoFile) ? JSON.parse(readFileSync(demoFile, 'utf8')) : {};
  return Object.entries(demo)
    .filter(([, person]) => person?.totpSecret !== undefined)
    .map(([name, { email, totpSecret }]) => ({
      name,
      email,
      code: TOTP.generate({ secret: Secret.fromBase32(totpSecret) }),
      secondsLeft: Math.ceil(TOTP.remaining() / 1000),
    }));
}

/** The codes for people; loads itself again when the next ones are due. */
export function codesPage(codes, base) {
  const rows = codes.map(
    ({ name, email, code }) =>
      `<tr><td>${escape(name)}</td><td>${escape(email)}</td><td><strong>${escape(code)}</strong></td></tr>`,
  );
  const again = codes[0]?.secondsLeft ?? 30;
  const table = `<table><thead><tr><th>Who</th><th>E-mail</th><th>Code now</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<p>New codes in ${again} seconds. Each is good once.</p>`;
  const body = `<p><a href="${base}/">All mail</a></p><h1>Codes of the demo’s authenticator apps</h1>`;
  const refresh = `<meta http-equiv="refresh" content="${again}">`;
  return page('Codes', body + (rows.length === 0 ? '<p>There is no demo here yet.</p>' : table), refresh);
}
