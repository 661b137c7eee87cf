import { SHORTEST_SECRET } from './secret.ts';

/** How a secret may look in a log, by the name of the form. */
export function secretForms(value: string): Map<string, string> {
  const bytes = Buffer.from(value);
  const forms: [string, string][] = [
    ['plain', value],
    ['url-encoded', encodeURIComponent(value)],
    ['url-encoded', encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase())],
    ['url-encoded', new URLSearchParams({ v: value }).toString().slice(2)],
    ['as JSON', JSON.stringify(value).slice(1, -1)],
    ['hex', bytes.toString('hex')],
    ['hex', bytes.toString('hex').toUpperCase()],
    ...[0, 1, 2].flatMap((before): [string, string][] => {
      const text = base64Inside(bytes, before);
      return [
        ['base64', text],
        ['base64', text.replaceAll('+', '-').replaceAll('/', '_')],
      ];
    }),
  ];
  // Of a signed token the signature is what makes it good: the rest may be cut off.
  const signature = /^[\w-]+\.[\w-]+\.([\w-]{40,})$/.exec(value)?.[1];
  if (signature !== undefined) forms.push(['signature of a token', signature]);
  const byForm = new Map<string, string>();
  for (const [name, form] of forms) if (form.length >= SHORTEST_SECRET && !byForm.has(form)) byForm.set(form, name);
  return byForm;
}

/**
 * What of the base64 of a longer text is sure to be there when the secret stands in it `before` bytes behind a multiple of three:
 * the characters at both ends depend on the neighbours as well.
 */
function base64Inside(secret: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
  return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + secret.length) * 4) / 3));
}
