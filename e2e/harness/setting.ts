/** How somebody looks at the product. */
export interface Setting {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

const sizes = { phone: { width: 360, height: 780 }, desktop: { width: 1440, height: 900 } } as const;

function setting(size: keyof typeof sizes, theme: Setting['theme']): Setting {
  return { name: `${size}, ${theme}`, ...sizes[size], theme };
}

/** Both sizes in both themes. */
export const EVERY_SETTING: readonly Setting[] = [
  setting('phone', 'light'),
  setting('phone', 'dark'),
  setting('desktop', 'light'),
  setting('desktop', 'dark'),
];

/** Whether everything is wanted at every size and in every theme, which takes minutes. */
export const everywhere = process.env['E2E_SETTINGS'] === 'all';

/** Where the admin app is mostly used: a desk, by daylight. */
export const DESK = setting('desktop', 'light');
/** Where the affiliate app is mostly used: a phone, by daylight. */
export const PHONE = setting('phone', 'light');

/** Where journeys of the admin app run: at a desk, or everywhere with E2E_SETTINGS=all. */
export const ADMIN_SETTINGS: readonly Setting[] = everywhere ? EVERY_SETTING : [DESK];
/** Where journeys of the affiliate app run: on a phone, or everywhere with E2E_SETTINGS=all. */
export const AFFILIATE_SETTINGS: readonly Setting[] = everywhere ? EVERY_SETTING : [PHONE];
