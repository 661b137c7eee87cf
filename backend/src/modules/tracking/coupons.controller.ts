import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { csvPageSize, replyCsv } from '../../platform/csv.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds, RespondsCsv } from '../../platform/responds.js';
import { idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation } from '../access/public.js';
import { ChangeCoupon, changeCouponBody } from './change-coupon.js';
import { couponView } from './coupon.view.js';
import type { CouponView } from './coupon.view.js';
import { couponCsv } from './tracking-csv.js';
import { CreateCoupon, createCouponBody } from './create-coupon.js';
import type { CreateCouponInput } from './create-coupon.js';
import {
  couponRow,
  chosenCouponsBody,
  exportCouponsQuery,
  ListCoupons,
  listCouponsQuery,
} from './list-coupons.query.js';
import type { CouponRow } from './list-coupons.query.js';

@ApiTags('Coupons')
@Controller('v1/coupons')
export class CouponsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Access({ may: 'coupons:write' })
  @Responds({ 201: couponView })
  async create(
    @Body({ schema: createCouponBody }) input: CreateCouponInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CouponView> {
    return replyOutcome(reply, await this.commands.execute(new CreateCoupon(input, invocation)));
  }

  @Get()
  @Access({ may: 'coupons:read' })
  @Responds({ 200: pageOf(couponRow) }, 'Coupons, newest first; affiliates see their own.')
  list(
    @Query({ schema: listCouponsQuery }) input: z.infer<typeof listCouponsQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<Page<CouponRow>> {
    return this.queries.execute(new ListCoupons(input, actor));
  }

  @Get('export')
  @LimitClass('report')
  @Access({ may: 'coupons:read' })
  @RespondsCsv('All coupons of the filter as CSV; affiliates get their own.')
  export(
    @Query({ schema: exportCouponsQuery }) filter: z.infer<typeof exportCouponsQuery>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file(filter, actor, reply);
  }

  @Post('export')
  @LimitClass('report')
  @Access({ may: 'coupons:read', inSupportView: true })
  @RespondsCsv('The chosen coupons that the filter finds as CSV; affiliates get their own.')
  exportChosen(
    @Query({ schema: exportCouponsQuery }) filter: z.infer<typeof exportCouponsQuery>,
    @Body({ schema: chosenCouponsBody }) { ids }: z.infer<typeof chosenCouponsBody>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file({ ...filter, ids }, actor, reply);
  }

  @Patch(':id')
  @Access({ may: 'coupons:write' })
  @Responds({ 200: couponView }, 'The coupon after the change.')
  async change(
    @Param({ schema: idParam('coupon') }) { id }: { id: string },
    @Body({ schema: changeCouponBody }) body: z.infer<typeof changeCouponBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CouponView> {
    return replyOutcome(reply, await this.commands.execute(new ChangeCoupon({ ...body, id }, invocation)));
  }

  private file(
    filter: Omit<ListCoupons['input'], 'cursor' | 'limit'>,
    actor: Actor,
    reply: FastifyReply,
  ): Promise<void> {
    const page = (cursor: string | undefined) =>
      this.queries.execute(new ListCoupons({ ...filter, cursor, limit: csvPageSize }, actor));
    return replyCsv(reply, { name: 'coupons', filter, columns: couponCsv, page }, this.clock.now());
  }
}
