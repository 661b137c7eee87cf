import { AccessTokenVerifier, SessionVerifier } from '../../access/public.js';
import { AccessTokens } from './access-tokens.js';
import { EndOtherSessionsHandler } from './end-other-sessions.js';
import { EndSessionHandler } from './end-session.js';
import { ListSessionsHandler } from './list-sessions.query.js';
import { OpenSessions } from './open-sessions.js';
import { RefreshSessionHandler } from './refresh-session.js';
import { ReusedSessions } from './reused-sessions.js';
import { SessionStarter } from './session-starter.js';
import { SessionViews } from './session-views.js';
import { SessionStore } from './session.store.js';
import { SignOutHandler } from './sign-out.js';
import { StartedSessions } from './started-sessions.js';

/** Sessions from their beginning to their end. */
export const sessionProviders = [
  { provide: AccessTokenVerifier, useExisting: AccessTokens },
  { provide: SessionVerifier, useExisting: OpenSessions },
  AccessTokens,
  OpenSessions,
  ReusedSessions,
  SessionStarter,
  SessionStore,
  SessionViews,
  StartedSessions,
  EndOtherSessionsHandler,
  EndSessionHandler,
  ListSessionsHandler,
  RefreshSessionHandler,
  SignOutHandler,
];
