import { Module } from '@nestjs/common';
import { ListJobsHandler } from './list-jobs.query.js';
import { ListSchedulesHandler } from './list-schedules.query.js';
import { OperationsController } from './operations.controller.js';
import { ReplayJobHandler } from './replay-job.js';

@Module({ controllers: [OperationsController], providers: [ListJobsHandler, ListSchedulesHandler, ReplayJobHandler] })
export class OperationsModule {}
