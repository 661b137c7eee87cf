/** What kind of site an affiliate runs: it decides how often visitors buy and whether they bring a code. */
export type AffiliateKind = 'content' | 'coupon' | 'social' | 'bloggers' | 'comparison';

/** The two programs of the demo, by their currency. */
export type ProgramKey = 'EUR' | 'USD';

/** An affiliate of the demo. The list's order is its rank: traffic falls with it by a power law. */
export interface CastMember {
  /** Part of link codes and addresses. */
  readonly key: string;
  readonly name: string;
  readonly kind: AffiliateKind;
  /** Where visitors come from. */
  readonly host: string;
  readonly programs: readonly ProgramKey[];
  readonly coupon?: string;
}

const both: readonly ProgramKey[] = ['EUR', 'USD'];
const eur: readonly ProgramKey[] = ['EUR'];
const usd: readonly ProgramKey[] = ['USD'];

/** The member whose sign-in a newcomer gets, with the link `demo`. */
export const demoMemberKey = 'trailnotes';

/** Twenty-five affiliates: names made up, sites on reserved domains. */
export const cast: readonly CastMember[] = [
  {
    key: 'sparfuchs',
    name: 'Sparfuchs24',
    kind: 'coupon',
    host: 'sparfuchs24.example',
    programs: eur,
    coupon: 'SPARFUCHS15',
  },
  {
    key: 'trailnotes',
    name: 'Trailnotes by Kaja Lindqvist',
    kind: 'content',
    host: 'trailnotes.example',
    programs: both,
    coupon: 'DEMO10',
  },
  {
    key: 'slowtrail',
    name: 'Slow Trail Collective (bloggers’ group)',
    kind: 'bloggers',
    host: 'slowtrail.example',
    programs: both,
    coupon: 'SLOWTRAIL5',
  },
  {
    key: 'couponcove',
    name: 'CouponCove',
    kind: 'coupon',
    host: 'couponcove.example',
    programs: usd,
    coupon: 'COUPONCOVE12',
  },
  {
    key: 'lenawild',
    name: 'Lena Wildhagen',
    kind: 'social',
    host: 'instagram.com',
    programs: eur,
    coupon: 'LENAWILD10',
  },
  { key: 'gearcompass', name: 'GearCompass', kind: 'comparison', host: 'gearcompass.example', programs: both },
  {
    key: 'packlight',
    name: 'Pack Light with Marcus Obi',
    kind: 'social',
    host: 'youtube.com',
    programs: both,
    coupon: 'PACKLIGHT10',
  },
  { key: 'zeltwiese', name: 'Zeltwiese Magazin', kind: 'content', host: 'zeltwiese.example', programs: eur },
  {
    key: 'dealpilot',
    name: 'DealPilot',
    kind: 'coupon',
    host: 'dealpilot.example',
    programs: both,
    coupon: 'DEALPILOT10',
  },
  { key: 'ridgeline', name: 'Ridgeline Review', kind: 'content', host: 'ridgelinereview.example', programs: usd },
  { key: 'nordkompass', name: 'Nordkompass', kind: 'content', host: 'nordkompass.example', programs: eur },
  { key: 'preisblick', name: 'Preisblick', kind: 'comparison', host: 'preisblick.example', programs: eur },
  { key: 'amelie', name: 'Amélie Fournier', kind: 'social', host: 'tiktok.com', programs: eur },
  { key: 'weekendmiles', name: 'Weekend Miles', kind: 'content', host: 'weekendmiles.example', programs: usd },
  { key: 'kletterkram', name: 'Kletterkram', kind: 'content', host: 'kletterkram.example', programs: eur },
  { key: 'tidewater', name: 'Tidewater Journal', kind: 'content', host: 'tidewater.example', programs: usd },
  { key: 'bergfrei', name: 'Bergfrei Podcast', kind: 'social', host: 'bergfrei.example', programs: eur },
  { key: 'oliveira', name: 'Rui Oliveira', kind: 'social', host: 'instagram.com', programs: eur },
  { key: 'campkitchen', name: 'The Camp Kitchen', kind: 'content', host: 'campkitchen.example', programs: usd },
  { key: 'fjordlife', name: 'Fjordlife', kind: 'content', host: 'fjordlife.example', programs: eur },
  { key: 'hausundhafen', name: 'Haus & Hafen', kind: 'content', host: 'haushafen.example', programs: eur },
  { key: 'desertmile', name: 'Desert Mile', kind: 'social', host: 'youtube.com', programs: usd },
  { key: 'wollzeit', name: 'Wollzeit', kind: 'content', host: 'wollzeit.example', programs: eur },
  { key: 'pinehill', name: 'Pine Hill Newsletter', kind: 'content', host: 'pinehill.example', programs: usd },
  { key: 'erstewege', name: 'Erste Wege', kind: 'content', host: 'erstewege.example', programs: eur },
];

/** The program that a member's coupon is for: its first, so that a code alone says which one is meant. */
export function couponProgram({ programs }: CastMember): ProgramKey | undefined {
  return programs[0];
}

/** The blogs that share the group's account, as they name themselves in `sub1`. */
export const groupBlogs: readonly string[] = ['blog-anna', 'blog-tom-and-jo', 'blog-hutwalks', 'blog-mireille'];

/** How many of a hundred visitors buy. */
export const buyersPerHundred: Readonly<Record<AffiliateKind, number>> = {
  content: 1.9,
  coupon: 3.3,
  social: 0.8,
  bloggers: 1.8,
  comparison: 2.4,
};
