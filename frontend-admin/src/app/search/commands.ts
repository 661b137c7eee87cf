import { sections } from '../shell/sections';
import { searchStrings } from './search.strings';

/** Something that the search opens without asking the API: a page, or the form for something new. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly needs: string;
  /** Keys that do the same. */
  readonly keys: string;
}

const texts = searchStrings.commands;

const commands: readonly Command[] = [
  ...sections.map(({ path, label, needs, key }) => ({
    ...{ id: `go${path.replace('/', '-')}`, title: texts.goTo(label), path, needs },
    keys: `G ${key.toUpperCase()}`,
  })),
  { id: 'new-link', title: texts.newLink, path: '/links/new', needs: 'links:write', keys: '' },
  { id: 'new-coupon', title: texts.newCoupon, path: '/coupons/new', needs: 'coupons:write', keys: '' },
  { id: 'new-affiliate', title: texts.newAffiliate, path: '/affiliates/new', needs: 'affiliates:write', keys: '' },
  { id: 'new-program', title: texts.newProgram, path: '/programs/new', needs: 'programs:write', keys: '' },
  { id: 'new-merchant', title: texts.newMerchant, path: '/merchants/new', needs: 'merchants:write', keys: '' },
  { id: 'account', title: texts.account, path: '/account', needs: 'search:use', keys: '' },
];

const mostShown = 5;

/**
 * The commands whose words begin with what was typed, in any order and case: "new prog", "audit". All of them while nothing
 * was typed; at most five beside what else is found.
 */
export function commandsFor(text: string, may: (permission: string) => boolean): readonly Command[] {
  const asked = text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = ({ title }: Command) => {
    const words = title.toLocaleLowerCase().split(/\s+/);
    return asked.every((part) => words.some((word) => word.startsWith(part)));
  };
  const found = commands.filter((command) => may(command.needs) && fits(command));
  return asked.length === 0 ? found : found.slice(0, mostShown);
}
