/**
 * The modules of the backend, from the ground up, and which others each may use (through their `public.ts`). Everything
 * else goes by events. A new module, or a new edge, begins here; the graph has no cycles by test.
 */
export const moduleGraph = {
  jobs: [],
  mail: ['jobs'],
  security: ['jobs', 'mail'],
  access: [],
  'merchant-keys': ['access'],
  identity: ['mail', 'access'],
  sessions: ['mail', 'security', 'access', 'identity'],
  factors: ['mail', 'security', 'access', 'identity', 'sessions'],
  'sign-in': ['mail', 'access', 'identity', 'sessions', 'factors'],
  'support-view': ['jobs', 'access', 'identity', 'sessions'],
  terms: ['access'],
  programs: ['access', 'terms'],
  affiliates: ['access', 'identity', 'programs'],
  team: ['mail', 'access', 'identity', 'sessions', 'factors', 'affiliates'],
  ledger: ['jobs', 'access'],
  holds: [],
  tracking: ['mail', 'access', 'identity', 'programs', 'affiliates'],
  commission: ['jobs', 'access', 'programs', 'ledger', 'holds'],
  attribution: ['jobs', 'access', 'merchant-keys', 'terms', 'programs', 'tracking', 'holds', 'commission'],
  reports: ['access'],
  audit: ['jobs', 'access'],
  alerts: ['access', 'security'],
  views: ['access'],
  operations: ['jobs', 'access'],
  search: ['access', 'merchant-keys', 'programs', 'affiliates', 'team', 'tracking', 'attribution'],
};

/** Packages that are pure functions: the only ones that rules may use (of `node:crypto` the hashes, which lint checks). */
export const purePackages = ['isbot', 'croner'];
