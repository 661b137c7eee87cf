import { Module } from '@nestjs/common';
import { AddMemberHandler } from './add-member.js';
import { AffiliatesController } from './affiliates.controller.js';
import { ChangeMemberHandler } from './change-member.js';
import { CreateAffiliateHandler } from './create-affiliate.js';
import { GetAffiliateHandler } from './get-affiliate.query.js';
import { ListAffiliatesHandler } from './list-affiliates.query.js';

@Module({
  controllers: [AffiliatesController],
  providers: [
    CreateAffiliateHandler,
    AddMemberHandler,
    ChangeMemberHandler,
    GetAffiliateHandler,
    ListAffiliatesHandler,
  ],
})
export class AffiliatesModule {}
