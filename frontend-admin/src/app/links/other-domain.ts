import { inject } from '@angular/core';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { linkStrings } from './links.strings';

/** Where a link is to lead, and which domains its program allows, for the question; undefined while the program is not known. */
export interface AskedDestination {
  readonly destinationUrl: string;
  readonly allowedDomains: readonly string[] | undefined;
}

/** What the request must say besides. */
export interface DestinationAnswer {
  readonly allowOtherDomain?: true;
}

/**
 * Sends, and asks a second time when the server says that the page is on no allowed domain of the link's program: only the server
 * knows every program. Gives undefined when the person went back to the form. Call it where `inject` works.
 */
export function confirmOtherDomain() {
  const confirm = inject(Confirm);
  return async <T>(
    { destinationUrl, allowedDomains }: AskedDestination,
    send: (answer: DestinationAnswer) => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      return await send({});
    } catch (error) {
      if (problemOf(error).code !== 'destination_not_confirmed') throw error;
    }
    const { heading, host, visitors, audited, action } = linkStrings.otherDomain;
    const consequences = [host(new URL(destinationUrl).host, allowedDomains?.join(', ')), visitors, audited];
    const agreed = await confirm.ask({ heading, consequences, action, danger: true });
    return agreed ? send({ allowOtherDomain: true }) : undefined;
  };
}
