import { Module } from '@nestjs/common';
import { AddTermsHandler } from './add-terms.js';
import { ListTermsHandler } from './list-terms.query.js';

@Module({ providers: [AddTermsHandler, ListTermsHandler] })
export class TermsModule {}
