import { SupportViewVerifier } from '../../access/public.js';
import { EndSupportViewHandler } from './end-support-view.js';
import { ListSupportViewsHandler } from './list-support-views.query.js';
import { OpenSupportViewHandler } from './open-support-view.js';
import { StartSupportViewHandler } from './start-support-view.js';
import { SupportViewCodes } from './support-view-codes.js';
import { SupportViewGate } from './support-view-gate.js';

/** Looking at an affiliate's account as its people see it. */
export const supportViewProviders = [
  { provide: SupportViewVerifier, useExisting: SupportViewGate },
  SupportViewCodes,
  SupportViewGate,
  EndSupportViewHandler,
  ListSupportViewsHandler,
  OpenSupportViewHandler,
  StartSupportViewHandler,
];
