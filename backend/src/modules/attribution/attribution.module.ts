import { Module } from '@nestjs/common';
import { TellConversionStoryHandler } from './conversion-story.query.js';
import { ConversionListsController } from './conversion-lists.controller.js';
import { FindNeighboursHandler } from './conversion-neighbours.query.js';
import { ConversionsController } from './conversions.controller.js';
import { CountNewConversionsHandler } from './count-new-conversions.query.js';
import { CustomerHasher } from './customer-hasher.js';
import { ExpireParkedRefundsHandler } from './expire-parked-refunds.js';
import { FindOrderTypeHandler } from './find-order-type.query.js';
import { FindRefundsHandler } from './find-refunds.query.js';
import { HashCustomersHandler } from './hash-customers.js';
import { GetConversionHandler } from './get-conversion.query.js';
import { ListConversionsHandler } from './list-conversions.query.js';
import { RecordConversionHandler } from './record-conversion.js';
import { RefundConversionHandler } from './refund-conversion.js';
import { RefundOrderHandler } from './refund-order.js';
import { RefundWholeOrderHandler } from './refund-whole-order.js';
import { RejectConversionHandler } from './reject-conversion.js';
import { MaintainClickContextHandler } from './maintain-click-context.js';
import { SumConversionsHandler } from './sum-conversions.query.js';
import { TrackingModule } from '../tracking/public.js';

@Module({
  imports: [TrackingModule],
  controllers: [ConversionListsController, ConversionsController],
  providers: [
    CustomerHasher,
    MaintainClickContextHandler,
    ExpireParkedRefundsHandler,
    HashCustomersHandler,
    FindRefundsHandler,
    RecordConversionHandler,
    RefundConversionHandler,
    RefundOrderHandler,
    RefundWholeOrderHandler,
    RejectConversionHandler,
    FindOrderTypeHandler,
    GetConversionHandler,
    TellConversionStoryHandler,
    ListConversionsHandler,
    SumConversionsHandler,
    CountNewConversionsHandler,
    FindNeighboursHandler,
  ],
})
export class AttributionModule {}
