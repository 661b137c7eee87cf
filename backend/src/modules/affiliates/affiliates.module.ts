import { Module } from '@nestjs/common';
import { AddMemberHandler } from './add-member.js';
import { AffiliatesController } from './affiliates.controller.js';
import { ChangeMemberHandler } from './change-member.js';
import { ChangeOwnProfileHandler } from './change-own-profile.js';
import { CreateAffiliateHandler } from './create-affiliate.js';
import { GetAffiliateHandler } from './get-affiliate.query.js';
import { ListAffiliatesHandler } from './list-affiliates.query.js';
import { OwnAffiliateController } from './own-affiliate.controller.js';
import { OwnProgramsHandler } from './own-programs.query.js';
import { RenameAffiliateHandler } from './rename-affiliate.js';

@Module({
  controllers: [AffiliatesController, OwnAffiliateController],
  providers: [
    CreateAffiliateHandler,
    AddMemberHandler,
    ChangeMemberHandler,
    GetAffiliateHandler,
    ListAffiliatesHandler,
    ChangeOwnProfileHandler,
    RenameAffiliateHandler,
    OwnProgramsHandler,
  ],
})
export class AffiliatesModule {}
