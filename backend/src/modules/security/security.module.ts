import { Module } from '@nestjs/common';
import { Alerts } from './raise-alert.js';

/** Where anomalies are reported to. Reading and resolving them is the `alerts` module's. */
@Module({ providers: [Alerts], exports: [Alerts] })
export class SecurityModule {}
