import { Module } from '@nestjs/common';
import { ApproveDueCommissionsHandler } from './approve-due-commissions.js';
import { CommissionController } from './commission.controller.js';
import { ListCommissionsHandler } from './list-commissions.query.js';
import { OwnEarningsController } from './own-earnings.controller.js';
import { OwnEarningsHandler } from './own-earnings.query.js';

@Module({
  controllers: [CommissionController, OwnEarningsController],
  providers: [ApproveDueCommissionsHandler, ListCommissionsHandler, OwnEarningsHandler],
})
export class CommissionModule {}
