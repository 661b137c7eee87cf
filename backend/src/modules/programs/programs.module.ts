import { Module } from '@nestjs/common';
import { ChangeMerchantHandler } from './change-merchant.js';
import { ChangeProgramHandler } from './change-program.js';
import { CreateMerchantHandler } from './create-merchant.js';
import { CreateProgramHandler } from './create-program.js';
import { GetMerchantHandler } from './get-merchant.query.js';
import { GetProgramHandler } from './get-program.query.js';
import { ListMerchantsHandler } from './list-merchants.query.js';
import { ListProgramsHandler } from './list-programs.query.js';
import { MerchantsController } from './merchants.controller.js';
import { ProgramsController } from './programs.controller.js';

@Module({
  controllers: [MerchantsController, ProgramsController],
  providers: [
    CreateMerchantHandler,
    ChangeMerchantHandler,
    GetMerchantHandler,
    ListMerchantsHandler,
    CreateProgramHandler,
    ChangeProgramHandler,
    GetProgramHandler,
    ListProgramsHandler,
  ],
})
export class ProgramsModule {}
