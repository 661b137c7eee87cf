import type { ProgramKey } from './cast.js';

/** One of several, chosen in proportion to its weight. */
export interface Weighted {
  readonly weight: number;
}

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

/** Browsers as people have them; the tracker reads the device out of the text. */
export const browsers: readonly (Weighted & { readonly userAgent: string })[] = [
  {
    weight: 30,
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
  },
  { weight: 26, userAgent: `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${chrome} Mobile Safari/537.36` },
  { weight: 20, userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36` },
  { weight: 10, userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${chrome} Safari/537.36` },
  { weight: 6, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
  {
    weight: 6,
    userAgent:
      'Mozilla/5.0 (iPad; CPU OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/604.1',
  },
  { weight: 2, userAgent: `Mozilla/5.0 (SMART-TV; Linux; Tizen 8.0) ${chrome} Safari/537.36` },
];

/** Machines that follow links: they are redirected, and counted apart. */
export const machines: readonly (Weighted & { readonly userAgent: string })[] = [
  { weight: 40, userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
  { weight: 25, userAgent: 'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)' },
  { weight: 20, userAgent: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)' },
  { weight: 10, userAgent: 'python-requests/2.32.3' },
  { weight: 5, userAgent: '' },
];

/** Where the visitors of a program are; the edge in front of a tracker would say so. */
export const countries: Readonly<Record<ProgramKey, readonly (Weighted & { readonly code: string })[]>> = {
  EUR: [
    { weight: 58, code: 'DE' },
    { weight: 13, code: 'AT' },
    { weight: 9, code: 'CH' },
    { weight: 7, code: 'NL' },
    { weight: 6, code: 'FR' },
    { weight: 4, code: 'SE' },
    { weight: 3, code: 'PT' },
  ],
  USD: [
    { weight: 84, code: 'US' },
    { weight: 11, code: 'CA' },
    { weight: 3, code: 'GB' },
    { weight: 2, code: 'MX' },
  ],
};

/** Names of placements that affiliates put into `sub1`. */
export const placements: readonly string[] = [
  'newsletter',
  'gear-list',
  'sidebar',
  'story',
  'video-description',
  'review',
];
