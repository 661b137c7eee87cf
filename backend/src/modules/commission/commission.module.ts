import { Module } from '@nestjs/common';
import { ApproveDueCommissionsHandler } from './approve-due-commissions.js';
import { CommissionController } from './commission.controller.js';
import { ListCommissionsHandler } from './list-commissions.query.js';

@Module({ controllers: [CommissionController], providers: [ApproveDueCommissionsHandler, ListCommissionsHandler] })
export class CommissionModule {}
