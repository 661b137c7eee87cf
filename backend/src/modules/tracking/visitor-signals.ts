import type { IncomingMessage } from 'node:http';

/** What a request says of its visitor; everything is as the browser sent it. */
export interface VisitorSignals {
  method: string;
  userAgent: string | undefined;
  /** `Sec-Purpose` or one of its forerunners. */
  purpose: string | undefined;
  mobileHint: string | undefined;
  referrer: string | undefined;
  /** As the edge in front of the tracker says, if one does; else as the IP database does. */
  country: string | undefined;
}

/**
 * Picks out the few headers that count, in one pass over what was received: `request.headers` would build an object of
 * all of them, on every click. Of a repeated header the last counts.
 */
export function visitorSignals(
  { method = 'GET', rawHeaders }: IncomingMessage,
  countryHeader: string | undefined,
): VisitorSignals {
  const signals: VisitorSignals = {
    method,
    userAgent: undefined,
    purpose: undefined,
    mobileHint: undefined,
    referrer: undefined,
    country: undefined,
  };
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    const value = rawHeaders[i + 1];
    if (name === countryHeader) signals.country = value;
    switch (name) {
      case 'user-agent':
        signals.userAgent = value;
        break;
      case 'sec-purpose':
      case 'purpose':
      case 'x-purpose':
      case 'x-moz':
        signals.purpose = value;
        break;
      case 'sec-ch-ua-mobile':
        signals.mobileHint = value;
        break;
      case 'referer':
        signals.referrer = value;
        break;
      default:
    }
  }
  return signals;
}
