import { dayAndTime } from '../identity/public.js';
import { quotedName } from '../mail/public.js';
import type { Letter } from '../mail/public.js';
import type { ProgramFacts } from '../programs/public.js';
import type { Link } from './link.store.js';

const mostNamed = 10;

/** To the owner of links whose destinations a program no longer allows. @param links all with one date, at least one */
export function stoppingLinksLetter(program: ProgramFacts, links: readonly Link[], place: LetterPlace): Letter {
  const [count, date] = [links.length, dayAndTime(links[0]?.stopsAt ?? place.now)];
  const which = count === 1 ? 'One of your links points' : `${count} of your links point`;
  const named = links.slice(0, mostNamed).map(({ code }) => code);
  const rest = count > named.length ? ` and ${count - named.length} more` : '';
  const visitors =
    program.fallbackUrl === null
      ? 'visitors see a page that says the link does not exist'
      : "visitors are sent to the program's fallback address";
  return {
    subject: count === 1 ? 'One of your links stops soon' : `${count} of your links stop soon`,
    paragraphs: [
      `${quotedName(program.name)} changed the websites that it allows as destinations. ${which} elsewhere: ${named.join(', ')}${rest}.`,
      `The ${count === 1 ? 'link keeps' : 'links keep'} working until ${date}. After that, ${visitors}, and clicks no longer earn commission.`,
      `To keep earning, create ${count === 1 ? 'a new link' : 'new links'} before then${allowedWords(program.allowedDomains)}.`,
    ],
    action: { label: 'Open your links', url: `${place.publicUrl.replace(/\/$/, '')}/affiliate/links` },
  };
}

export interface LetterPlace {
  /** Where the apps are. */
  readonly publicUrl: string;
  readonly now: Date;
}

function allowedWords(domains: readonly string[]): string {
  if (domains.length === 0) return '; ask the program team which websites it allows';
  return ` to a page on ${domains.slice(0, 5).join(', ')}`;
}
