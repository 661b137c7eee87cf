import { inject } from '@angular/core';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { linkStrings } from './links.strings';

/** Where a link is to lead, and which domains its program allows; none while the program is not known. */
export interface AskedDestination {
  readonly destinationUrl: string;
  readonly allowedDomains: readonly string[] | undefined;
}

/** What the request must say besides, or `cancelled` when the person went back to the form. */
export type DestinationAnswer = { readonly allowOtherDomain?: true } | 'cancelled';

/**
 * Asks a second time before a link leads to a page that is on no allowed domain of its program. Call it where `inject` works.
 */
export function askOtherDomain(): (asked: AskedDestination) => Promise<DestinationAnswer> {
  const confirm = inject(Confirm);
  return async ({ destinationUrl, allowedDomains }) => {
    if (allowedDomains === undefined || isOnOneOf(destinationUrl, allowedDomains)) return {};
    const { heading, host, visitors, audited, action } = linkStrings.otherDomain;
    const consequences = [host(new URL(destinationUrl).host, allowedDomains.join(', ')), visitors, audited];
    return (await confirm.ask({ heading, consequences, action, danger: true }))
      ? { allowOtherDomain: true }
      : 'cancelled';
  };
}

/** The server decides by the same rule; this only decides whether to ask. */
export function isOnOneOf(url: string, domains: readonly string[]): boolean {
  if (!URL.canParse(url)) return true;
  const { hostname } = new URL(url);
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}
