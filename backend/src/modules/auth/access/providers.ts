import { APP_GUARD } from '@nestjs/core';
import { RequestLimits } from '../../../platform/limits/request-limits.js';
import { AccessGuard } from './access.guard.js';
import { Callers } from './callers.js';
import { PermissionCheck } from './permission-check.js';

/** What every request passes: who asks, how often, and whether that one may. */
export const accessProviders = [Callers, PermissionCheck, RequestLimits, { provide: APP_GUARD, useClass: AccessGuard }];
