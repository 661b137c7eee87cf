import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import { deviceName } from './device-name.js';
import type { OpenSession } from './session-family.js';

/** Somewhere a person is signed in. */
export const openSessionView = z.object({
  id: z.string(),
  /** "Firefox on Linux". */
  device: z.string(),
  /** Network address that it was last used from. */
  ip: z.string(),
  /** As the program named itself. */
  userAgent: z.string().nullable(),
  begunAt: timestampView,
  /** When its last access token was given out. */
  lastUsedAt: timestampView,
  /** However much it is used until then. */
  endsAt: timestampView,
  /** Whether the request came in it. */
  current: z.boolean(),
});
openSessionView.register(z.globalRegistry, { id: 'OpenSession' });
export type OpenSessionView = z.infer<typeof openSessionView>;

export const openSessionsView = z.object({ data: z.array(openSessionView) }).meta({ id: 'OpenSessionList' });
export type OpenSessionsView = z.infer<typeof openSessionsView>;

export const endedSessionsView = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });
export type EndedSessionsView = z.infer<typeof endedSessionsView>;

export function toOpenSessionView(session: OpenSession, currentId: string | undefined): OpenSessionView {
  const { id, ip, userAgent, begunAt, usedAt, endsAt } = session;
  return {
    ...{ id, device: deviceName(userAgent), ip, userAgent },
    begunAt: begunAt.toISOString(),
    lastUsedAt: usedAt.toISOString(),
    endsAt: endsAt.toISOString(),
    current: id === currentId,
  };
}
