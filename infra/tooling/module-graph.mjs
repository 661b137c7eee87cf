/**
 * The modules of the backend, from the ground up, and which others each may use (through their `public.ts`). Everything
 * else goes by events. A new module, or a new edge, begins here; the graph has no cycles by test.
 */
export const moduleGraph = {
  mail: [],
  security: ['mail'],
  auth: ['mail', 'security'],
  terms: ['auth'],
  programs: ['auth', 'terms'],
  affiliates: ['auth', 'programs'],
  team: ['mail', 'auth', 'affiliates'],
  ledger: ['auth'],
  holds: [],
  tracking: ['mail', 'auth', 'programs', 'affiliates'],
  commission: ['auth', 'terms', 'programs', 'affiliates', 'ledger', 'holds'],
  attribution: ['auth', 'terms', 'programs', 'affiliates', 'tracking', 'holds', 'commission'],
  reports: ['auth'],
  audit: ['auth'],
  alerts: ['auth', 'security'],
  views: ['auth'],
  search: ['auth', 'programs', 'affiliates', 'team', 'tracking', 'attribution'],
  schedules: ['mail', 'security', 'auth', 'audit', 'ledger', 'commission', 'attribution'],
};

/** Packages that are pure functions: the only ones that rules may use (of `node:crypto` the hashes, which lint checks). */
export const purePackages = ['isbot'];
