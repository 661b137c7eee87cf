import { sharedLinkStrings } from './links.strings';

/**
 * What visitors of a link meet that redirects no more: disabled, stopped, or of a program that is paused or closed. Computed from
 * the program's setting, because without a fallback address there is none to be sent to.
 */
export function whereVisitorsGo(fallbackUrl: string | null | undefined): string {
  if (fallbackUrl === null || fallbackUrl === undefined || !URL.canParse(fallbackUrl))
    return sharedLinkStrings.notFound;
  return sharedLinkStrings.fallback(new URL(fallbackUrl).host);
}
