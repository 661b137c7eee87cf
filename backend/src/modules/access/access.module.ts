import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RequestLimits } from '../../platform/limits/request-limits.js';
import { AccessGuard } from './access.guard.js';
import { Callers } from './callers.js';
import { PermissionCheck } from './permission-check.js';

/** The guard that every request passes in the process that imports this: who asks, how often, and whether that one may. */
@Module({})
export class AccessModule {
  /** @param imports the Nest modules that provide the classes of `credential-verifiers.ts` */
  static with(imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: AccessModule,
      imports,
      providers: [Callers, PermissionCheck, RequestLimits, { provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
