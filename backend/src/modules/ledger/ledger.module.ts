import { Module } from '@nestjs/common';
import { AffiliateBalancesHandler } from './affiliate-balances.query.js';
import { LedgerController } from './ledger.controller.js';

@Module({ controllers: [LedgerController], providers: [AffiliateBalancesHandler] })
export class LedgerModule {}
