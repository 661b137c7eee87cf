import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/public.js';
import { SupportViewController } from './support-view.controller.js';
import { SupportViewVerifier } from '../access/public.js';
import { EndSupportViewHandler } from './end-support-view.js';
import { ListSupportViewsHandler } from './list-support-views.query.js';
import { OpenSupportViewHandler } from './open-support-view.js';
import { StartSupportViewHandler } from './start-support-view.js';
import { SupportViewCodes } from './support-view-codes.js';
import { SupportViewGate } from './support-view-gate.js';

/** Looking at an affiliate's account as its people see it. */
@Module({
  imports: [SessionsModule],
  controllers: [SupportViewController],
  providers: [
    { provide: SupportViewVerifier, useExisting: SupportViewGate },
    SupportViewCodes,
    SupportViewGate,
    EndSupportViewHandler,
    ListSupportViewsHandler,
    OpenSupportViewHandler,
    StartSupportViewHandler,
  ],
  exports: [SupportViewVerifier],
})
export class SupportViewModule {}
