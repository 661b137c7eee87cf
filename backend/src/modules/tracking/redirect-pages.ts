import type { ServerResponse } from 'node:http';

/** A page that the tracker itself shows, when there is nowhere to send the visitor. */
export interface Page {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string;
}

/** The pages by what went wrong. */
export const pages = {
  notFound: page(404, 'This link does not exist', 'It may have been mistyped or taken down.'),
  methodNotAllowed: page(405, 'This address can only be visited', 'Please open it in a browser.', [
    'allow',
    'GET, HEAD',
  ]),
  tooLong: page(414, 'This address is too long', 'Please use a shorter one.'),
  unavailable: page(503, 'This link is temporarily unavailable', 'Please try again in a moment.', ['retry-after', '1']),
} satisfies Record<string, Page>;

/** Sends a page. For a HEAD request Node leaves out the body. */
export function sendPage(response: ServerResponse, { status, headers, body }: Page): void {
  response.writeHead(status, [...headers]).end(body);
}

function page(status: number, title: string, text: string, extra: readonly string[] = []): Page {
  const body =
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">' +
    `<title>${title}</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style>` +
    `</head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
  const headers = [
    ...['content-type', 'text/html; charset=utf-8', 'content-length', String(Buffer.byteLength(body))],
    ...['cache-control', 'no-store', 'x-content-type-options', 'nosniff', 'x-frame-options', 'DENY'],
    ...['referrer-policy', 'no-referrer', 'permissions-policy', 'camera=(), geolocation=(), microphone=()'],
    ...['content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"],
    ...extra,
  ];
  return { status, headers, body };
}
