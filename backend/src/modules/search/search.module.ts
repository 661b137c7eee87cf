import { Module } from '@nestjs/common';
import { SearchEverythingHandler } from './search-everything.query.js';
import { SearchController } from './search.controller.js';

/** Finds things of all modules by what people call them. Owns nothing. */
@Module({ controllers: [SearchController], providers: [SearchEverythingHandler] })
export class SearchModule {}
