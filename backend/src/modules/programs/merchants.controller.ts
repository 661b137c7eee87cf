import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation } from '../access/public.js';
import { ChangeMerchant, changeMerchantBody } from './change-merchant.js';
import { CreateMerchant, createMerchantBody } from './create-merchant.js';
import type { CreateMerchantInput } from './create-merchant.js';
import { GetMerchant } from './get-merchant.query.js';
import { ListMerchants, listMerchantsQuery } from './list-merchants.query.js';
import { merchantRow, merchantView } from './merchant.view.js';
import type { MerchantRow, MerchantView } from './merchant.view.js';

@ApiTags('Merchants')
@Controller('v1/merchants')
export class MerchantsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Access({ may: 'merchants:write' })
  @Responds({ 201: merchantView })
  async create(
    @Body({ schema: createMerchantBody }) input: CreateMerchantInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MerchantView> {
    return replyOutcome(reply, await this.commands.execute(new CreateMerchant(input, invocation)));
  }

  @Get()
  @Access({ may: 'merchants:read' })
  @Responds({ 200: pageOf(merchantRow) }, 'All merchants, newest first.')
  list(@Query({ schema: listMerchantsQuery }) input: z.infer<typeof listMerchantsQuery>): Promise<Page<MerchantRow>> {
    return this.queries.execute(new ListMerchants(input));
  }

  @Get(':id')
  @Access({ may: 'merchants:read', scope: 'conversions:read' })
  @Responds({ 200: merchantView })
  get(
    @Param({ schema: idParam('merchant') }) { id }: { id: string },
    @CurrentActor() actor: Actor,
  ): Promise<MerchantView> {
    return this.queries.execute(new GetMerchant(id, actor));
  }

  @Patch(':id')
  @Access({ may: 'merchants:write' })
  @Responds({ 200: merchantView }, 'The merchant after the change.')
  async change(
    @Param({ schema: idParam('merchant') }) { id }: { id: string },
    @Body({ schema: changeMerchantBody }) body: z.infer<typeof changeMerchantBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MerchantView> {
    return replyOutcome(reply, await this.commands.execute(new ChangeMerchant({ ...body, id }, invocation)));
  }
}
