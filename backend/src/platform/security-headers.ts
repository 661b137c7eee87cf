import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** The apps use passkeys and copy to the clipboard; nothing else of what browsers offer. */
const permissionsPolicy = [
  ...['clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get'].map((name) => `${name}=(self)`),
  ...['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'serial', 'usb'].map((name) => `${name}=()`),
].join(', ');

/**
 * The security headers of every answer. They depend on nothing that a request brings, so they are made once: made for each,
 * they were a tenth of the API's CPU.
 * @param secure whether the API is reached by TLS
 */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    hsts: secure,
    // As `frame-ancestors` says it, for what knows the older header only.
    xFrameOptions: { action: 'deny' },
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameAncestors: ["'none'"],
        // Over plain HTTP, "upgrade" would send the documentation's own scripts to a port that speaks no TLS.
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
  })(answer.req, answer, (error) => {
    if (error !== undefined) throw error instanceof Error ? error : new Error('no security headers');
  });
  answer.setHeader('permissions-policy', permissionsPolicy);
  return Object.fromEntries(Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]));
}
