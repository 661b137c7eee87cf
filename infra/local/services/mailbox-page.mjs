const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-size: 1.4rem } table { border-collapse: collapse; width: 100% }
  th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
  td time { white-space: nowrap } pre { white-space: pre-wrap; font: inherit }
  iframe { width: 100%; height: 70vh; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); background: white }
`;

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escape(text) {
  return String(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** @param head more of the head, trusted */
export function page(title, body, head = '') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>${head}
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>${body}</body></html>`;
}

/**
 * All mails, newest first.
 * @param base path that all pages of this mailbox begin with
 */
export function listPage(messages, base) {
  const rows = messages.map(
    ({ id, receivedAt, from, to, subject }) =>
      `<tr><td><time>${escape(receivedAt)}</time></td><td>${escape(to.join(', '))}</td>
       <td><a href="${base}/messages/${escape(id)}">${escape(subject || '(no subject)')}</a></td><td>${escape(from)}</td></tr>`,
  );
  const table = `<table><thead><tr><th>Received</th><th>To</th><th>Subject</th><th>From</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return page(
    'Mailbox',
    `<h1>Mailbox</h1>${rows.length === 0 ? '<p>No mail yet.</p>' : table}<p><a href="${base}/codes">Codes of the demo’s authenticator apps</a></p>`,
  );
}

/** One mail. Its HTML is shown in a sandbox: no script of a mail ever runs. */
export function messagePage(message, base) {
  const body =
    message.html === null
      ? `<pre>${escape(message.text)}</pre>`
      : `<iframe sandbox title="Mail" srcdoc="${escape(message.html)}"></iframe>`;
  const head = `<p>From ${escape(message.from)}<br>To ${escape(message.to.join(', '))}<br><time>${escape(message.receivedAt)}</time></p>`;
  return page(
    message.subject,
    `<p><a href="${base}/">All mail</a></p><h1>${escape(message.subject || '(no subject)')}</h1>${head}${body}`,
  );
}
