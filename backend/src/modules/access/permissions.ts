import { affiliateRoles, operatorRoles } from '../../platform/actor.js';
import type { Role } from '../../platform/actor.js';

const everybody = [...operatorRoles, ...affiliateRoles];
const managers = ['owner', 'program_manager'] as const;
/** Support helps people and has no business with sums of money. */
const moneyReaders = ['owner', 'program_manager', 'finance', 'fraud_analyst', 'auditor'] as const;

/**
 * What people may do, and in which role: the one place that says so. A route names its permission (`@Access`), the apps get
 * the list with the session and leave out what is not in it. Whose things somebody sees is decided by the use case.
 */
export const permissions = {
  'account:use': everybody,
  'merchants:read': operatorRoles,
  'merchants:write': managers,
  'api-keys:read': [...managers, 'auditor'],
  'api-keys:write': managers,
  'programs:read': operatorRoles,
  'programs:write': managers,
  'affiliates:read': operatorRoles,
  'affiliates:write': managers,
  'affiliate:read': everybody,
  'support-view:start': [...managers, 'support'],
  'team:read': ['owner', 'auditor'],
  'team:write': ['owner'],
  'links:read': everybody,
  'links:write': [...managers, 'affiliate', 'affiliate_manager'],
  'coupons:read': everybody,
  'coupons:write': managers,
  'conversions:read': everybody,
  'conversions:explain': operatorRoles,
  /** Sums of money wherever they are answered: in lists, details, searches and files. */
  'amounts:read': [...moneyReaders, ...affiliateRoles],
  'conversions:reject': managers,
  'refunds:write': [...managers, 'finance'],
  'commissions:read': [...moneyReaders, ...affiliateRoles],
  'balances:read': [...moneyReaders, ...affiliateRoles],
  'reports:read': [...moneyReaders, ...affiliateRoles],
  'live:read': moneyReaders,
  'search:use': operatorRoles,
  'views:use': operatorRoles,
  'audit:read': ['owner', 'auditor'],
  'alerts:read': ['owner', 'fraud_analyst', 'auditor'],
  'alerts:write': ['owner', 'fraud_analyst'],
  'jobs:read': ['owner', 'auditor'],
  'jobs:write': ['owner'],
  'own:read': affiliateRoles,
  'own:write': ['affiliate', 'affiliate_manager'],
  'own-team:read': affiliateRoles,
  'own-team:write': ['affiliate'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof permissions;

export function may(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(role);
}

/** Everything that a role may do, for the apps. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => may(role, permission));
}

/** Whoever works for the operator signs in with a second factor; an affiliate's people may. */
export function mustHaveFactor(role: Role): boolean {
  const staff: readonly Role[] = operatorRoles;
  return staff.includes(role);
}
