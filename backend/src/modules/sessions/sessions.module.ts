import { Module } from '@nestjs/common';
import { SecurityModule } from '../security/public.js';
import { JwksController } from './jwks.controller.js';
import { KnownDevices } from './known-devices.js';
import { SessionsController } from './sessions.controller.js';
import { SignInTraces } from './sign-in-traces.js';
import { SignInWatch } from './sign-in-watch.js';
import { AccessTokenVerifier, SessionVerifier } from '../access/public.js';
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

/** Sessions from their beginning to their end, and what notices the unusual about them. */
@Module({
  imports: [SecurityModule],
  controllers: [SessionsController, JwksController],
  providers: [
    { provide: AccessTokenVerifier, useExisting: AccessTokens },
    { provide: SessionVerifier, useExisting: OpenSessions },
    AccessTokens,
    KnownDevices,
    OpenSessions,
    ReusedSessions,
    SessionStarter,
    SessionStore,
    SessionViews,
    SignInTraces,
    SignInWatch,
    StartedSessions,
    EndOtherSessionsHandler,
    EndSessionHandler,
    ListSessionsHandler,
    RefreshSessionHandler,
    SignOutHandler,
  ],
  exports: [
    AccessTokenVerifier,
    SessionVerifier,
    AccessTokens,
    KnownDevices,
    SessionStarter,
    SessionStore,
    SessionViews,
    SignInWatch,
  ],
})
export class SessionsModule {}
