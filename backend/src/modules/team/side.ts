import { z } from 'zod';
import type { Role } from '../../platform/actor.js';
import { emailSchema } from '../identity/public.js';
import type { Permission } from '../access/public.js';
import { teamOf } from './team.js';

/** Where a kind of team is managed: the same routes, under another path and other permissions. */
export interface Side {
  /** What the generated client calls it. */
  readonly name: string;
  readonly path: string;
  readonly read: Permission;
  readonly write: Permission;
  readonly role: z.ZodType<Role>;
}

export const operatorSide: Side = {
  name: 'Team',
  path: 'v1/team',
  read: 'team:read',
  write: 'team:write',
  role: z.enum(teamOf(null).assignable),
};

export const affiliateSide: Side = {
  name: 'OwnTeam',
  path: 'v1/me/team',
  read: 'own-team:read',
  write: 'own-team:write',
  role: z.enum(teamOf('any').assignable),
};

export const changeRoleBody = ({ name, role }: Side) =>
  z.strictObject({ role }).meta({ id: `Change${name}RoleRequest` });
export const invitationBody = ({ name, role }: Side) =>
  z.strictObject({ email: emailSchema, role }).meta({ id: `InviteTo${name}Request` });

/** Names a class that was made for a side: two with one name would be one to Nest and to the generated client. */
export function named<C extends object>(controller: C, name: string): C {
  return Object.defineProperty(controller, 'name', { value: `${name}Controller` });
}
