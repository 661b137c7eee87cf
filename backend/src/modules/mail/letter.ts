/** What a mail says: short paragraphs, and at most one thing to do. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
}

/** The letter as plain text. */
export function letterText({ paragraphs, action }: Letter): string {
  const parts = action === undefined ? paragraphs : [...paragraphs, `${action.label}: ${action.url}`];
  return `${parts.join('\n\n')}\n`;
}

/** The letter as HTML that every mail program shows, with nothing loaded from anywhere. */
export function letterHtml({ subject, paragraphs, action }: Letter): string {
  const said = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
  const asked = action === undefined ? '' : `<p><a href="${escaped(action.url)}">${escaped(action.label)}</a></p>`;
  const style = 'font:16px/1.5 system-ui,sans-serif;color:#1b1d22;max-width:36em;margin:2em auto;padding:0 1em';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(subject)}</title><body style="${style}">${said}${asked}</body></html>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}
