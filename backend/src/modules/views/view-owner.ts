import type { Actor } from '../../platform/actor.js';
import { mayDo } from '../access/public.js';
import type { Permission } from '../access/public.js';
import type { ViewedList } from './view.schema.js';
import { listForbidden } from './views.errors.js';

const readers: Readonly<Record<ViewedList, Permission>> = {
  conversions: 'conversions:read',
  affiliates: 'affiliates:read',
  links: 'links:read',
  coupons: 'coupons:read',
  programs: 'programs:read',
  merchants: 'merchants:read',
  team: 'team:read',
  audit: 'audit:read',
  alerts: 'alerts:read',
};

/** Whose views the caller's are. */
export function viewOwner(actor: Actor): string {
  if (actor.kind !== 'user') throw new Error('only people have views');
  return actor.userId;
}

/** @throws DomainError `forbidden` for whoever may not open the list itself */
export function assertOpens(actor: Actor, list: ViewedList): void {
  if (!mayDo(actor, readers[list])) throw listForbidden();
}
