import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { csvPageSize, replyCsv } from '../../platform/csv.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { Responds, RespondsCsv } from '../../platform/responds.js';
import { idParam } from '../../platform/schemas.js';
import { Access, CurrentActor } from '../access/public.js';
import { conversionScope } from './caller.js';
import { conversionCsv } from './conversion-csv.js';
import { chosenConversionsBody, conversionFilter, exportConversionsQuery } from './conversion-filter.schema.js';
import type { ConversionFilter } from './conversion-filter.schema.js';
import { conversionNeighbours, FindNeighbours, neighboursQuery } from './conversion-neighbours.query.js';
import type { ConversionNeighbours, NeighboursInput } from './conversion-neighbours.query.js';
import { CountNewConversions, newConversions, newConversionsQuery } from './count-new-conversions.query.js';
import type { NewConversions, NewConversionsInput } from './count-new-conversions.query.js';
import { ListConversions } from './list-conversions.query.js';
import { conversionSummary, SumConversions } from './sum-conversions.query.js';
import type { ConversionSummary } from './sum-conversions.query.js';

type ExportedConversions = z.infer<typeof exportConversionsQuery>;

/** What is asked of the list of conversions as a whole, by the same filter as its rows. */
@ApiTags('Conversions')
@Controller('v1/conversions')
export class ConversionListsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get('summary')
  @Access({ may: 'conversions:read', scope: 'conversions:read' })
  @Responds({ 200: conversionSummary }, 'How many conversions the filter finds, and their sums per currency.')
  summary(
    @Query({ schema: conversionFilter }) filter: ConversionFilter,
    @CurrentActor() actor: Actor,
  ): Promise<ConversionSummary> {
    return this.queries.execute(new SumConversions(filter, conversionScope(actor)));
  }

  @Get('new')
  @Access({ may: 'conversions:read', scope: 'conversions:read' })
  @Responds({ 200: newConversions }, 'How many conversions of the filter were recorded since a time.')
  countNew(
    @Query({ schema: newConversionsQuery }) input: NewConversionsInput,
    @CurrentActor() actor: Actor,
  ): Promise<NewConversions> {
    return this.queries.execute(new CountNewConversions(input, conversionScope(actor)));
  }

  @Get('export')
  @LimitClass('report')
  @Access({ may: 'conversions:read', scope: 'conversions:read' })
  @RespondsCsv('All conversions of the filter as CSV, at most 100,000; a longer file is broken off.')
  export(
    @Query({ schema: exportConversionsQuery }) filter: ExportedConversions,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file(filter, actor, reply);
  }

  @Post('export')
  @LimitClass('report')
  @Access({ may: 'conversions:read', scope: 'conversions:read', inSupportView: true })
  @RespondsCsv('The chosen conversions that the filter finds as CSV.')
  exportChosen(
    @Query({ schema: exportConversionsQuery }) filter: ExportedConversions,
    @Body({ schema: chosenConversionsBody }) { ids }: z.infer<typeof chosenConversionsBody>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file({ ...filter, ids }, actor, reply);
  }

  @Get(':id/neighbours')
  @Access({ may: 'conversions:read', scope: 'conversions:read' })
  @Responds({ 200: conversionNeighbours }, 'The conversions before and after it in a list of that filter and order.')
  neighbours(
    @Param({ schema: idParam('conversion') }) { id }: { id: string },
    @Query({ schema: neighboursQuery }) input: NeighboursInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConversionNeighbours> {
    return this.queries.execute(new FindNeighbours(id, input, conversionScope(actor)));
  }

  private file(filter: ExportedConversions, actor: Actor, reply: FastifyReply): Promise<void> {
    const scope = conversionScope(actor);
    const page = (cursor: string | undefined) =>
      this.queries.execute(new ListConversions({ ...filter, cursor, limit: csvPageSize }, scope));
    return replyCsv(reply, { name: 'conversions', filter, columns: conversionCsv, page }, this.clock.now());
  }
}
