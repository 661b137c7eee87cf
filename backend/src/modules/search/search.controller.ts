import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Responds } from '../../platform/responds.js';
import { Access, CurrentActor } from '../access/public.js';
import { SearchEverything, searchQuery, searchResults } from './search-everything.query.js';
import type { SearchResults } from './search-everything.query.js';

@ApiTags('Search')
@Controller('v1/search')
export class SearchController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Access({ may: 'search:use' })
  @Responds({ 200: searchResults }, 'At most eight of each kind, newest first.')
  search(
    @Query({ schema: searchQuery }) input: z.infer<typeof searchQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<SearchResults> {
    return this.queries.execute(new SearchEverything(input, actor));
  }
}
