/** An article of the demo shop. Prices are in cents, the same number in every currency. */
export interface Product {
  readonly sku: string;
  /** Last part of its page's address. */
  readonly slug: string;
  readonly name: string;
  readonly category: string;
  readonly priceCents: number;
  readonly text: string;
}

/** What the demo shop sells: in the history, and on its pages. */
export const products: readonly Product[] = [
  {
    sku: 'HP-1001',
    slug: 'fell-rain-jacket',
    name: 'Fell rain jacket',
    category: 'Jackets',
    priceCents: 18900,
    text: 'Three layers, taped seams and a hood that turns with the head.',
  },
  {
    sku: 'HP-1002',
    slug: 'harbour-knit-jumper',
    name: 'Harbour knit jumper',
    category: 'Knitwear',
    priceCents: 9900,
    text: 'Heavy lambswool, knitted in one piece, darned for free for five years.',
  },
  {
    sku: 'HP-1003',
    slug: 'pine-day-pack-22',
    name: 'Pine day pack 22 l',
    category: 'Packs',
    priceCents: 11900,
    text: 'Waxed canvas outside, a sleeve for the laptop and one for the thermos.',
  },
  {
    sku: 'HP-1004',
    slug: 'two-person-ridge-tent',
    name: 'Two-person ridge tent',
    category: 'Camp',
    priceCents: 32900,
    text: 'Stands in four minutes, weighs 1.9 kg, and has room for wet boots.',
  },
  {
    sku: 'HP-1005',
    slug: 'enamel-mug-pair',
    name: 'Enamel mugs, a pair',
    category: 'Kitchen',
    priceCents: 2400,
    text: 'For the fire and for the desk. They chip honourably.',
  },
  {
    sku: 'HP-1006',
    slug: 'merino-hiking-socks',
    name: 'Merino hiking socks, three pairs',
    category: 'Basics',
    priceCents: 3900,
    text: 'Cushioned where it counts and dry by the morning.',
  },
  {
    sku: 'HP-1007',
    slug: 'storm-lantern',
    name: 'Storm lantern, rechargeable',
    category: 'Light',
    priceCents: 6900,
    text: 'Forty hours of warm light, and a hook that holds.',
  },
  {
    sku: 'HP-1008',
    slug: 'trail-boots',
    name: 'Trail boots, mid',
    category: 'Shoes',
    priceCents: 15900,
    text: 'Resoleable, broken in after a weekend.',
  },
];

/** Codes that the shop knows, and what they take off its prices, in percent. */
export const shopCoupons: Readonly<Record<string, number>> = {
  DEMO10: 10,
  SPARFUCHS15: 15,
  DEALPILOT10: 10,
  COUPONCOVE12: 12,
  SLOWTRAIL5: 5,
  LENAWILD10: 10,
  PACKLIGHT10: 10,
};
