/**
 * The modules of the backend, from the ground up, and which others each may use (through their `public.ts`). Everything
 * else goes by events. A new module, or a new edge, begins here; the graph has no cycles by test.
 */
export const moduleGraph = {
  mail: [],
  security: ['mail'],
  access: [],
  'merchant-keys': ['access'],
  auth: ['mail', 'security', 'access'],
  terms: ['access'],
  programs: ['access', 'terms'],
  affiliates: ['access', 'auth', 'programs'],
  team: ['mail', 'access', 'auth', 'affiliates'],
  ledger: ['access'],
  holds: [],
  tracking: ['mail', 'access', 'auth', 'programs', 'affiliates'],
  commission: ['access', 'terms', 'programs', 'affiliates', 'ledger', 'holds'],
  attribution: [
    ...['access', 'merchant-keys', 'terms', 'programs', 'affiliates'],
    ...['tracking', 'holds', 'commission'],
  ],
  reports: ['access'],
  audit: ['access'],
  alerts: ['access', 'security'],
  views: ['access'],
  search: ['access', 'merchant-keys', 'programs', 'affiliates', 'team', 'tracking', 'attribution'],
  schedules: ['mail', 'security', 'auth', 'audit', 'ledger', 'commission', 'attribution'],
};

/** Packages that are pure functions: the only ones that rules may use (of `node:crypto` the hashes, which lint checks). */
export const purePackages = ['isbot'];
