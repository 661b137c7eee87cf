import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../platform/actor.js';
import { conversionScope, ownerOf, reporterOf } from './caller.js';
import type { ConversionView } from './conversion.view.js';
import { FindOrderType } from './find-order-type.query.js';
import { GetConversion } from './get-conversion.query.js';
import { assertAmount } from './postback-input.js';
import type { PostbackReport } from './postback-input.js';
import { RecordConversion } from './record-conversion.js';
import type { RecordedConversion } from './record/write.js';
import { RefundOrder } from './refund-order.js';
import { RefundWholeOrder } from './refund-whole-order.js';

/** What became of a postback, in one word a shop's script can test for. */
export interface PostbackAnswer {
  readonly status: 'recorded' | 'duplicate' | 'on_hold' | 'parked' | 'rejected';
  readonly conversionId: string | null;
  readonly attributed: boolean;
  /** Reason of the attribution or of the hold, what was taken back, or code of the refusal. */
  readonly code: string;
}

interface Buses {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
}

/** Does what a postback asks for, by its status word. @throws DomainError what its commands refuse, `order_unknown` */
export async function takePostback(buses: Buses, actor: Actor, sent: PostbackReport): Promise<PostbackAnswer> {
  const { status } = sent;
  if (status === 'approved') return record(buses, actor, { ...sent, status });
  const known = sent.typeNamed
    ? null
    : await buses.queries.execute(new FindOrderType(ownerOf(actor), sent.input.orderId));
  const report = known === null ? sent : { ...sent, input: { ...sent.input, type: known } };
  if (status === 'refunded') return refund(buses, actor, report);
  if (status === 'pending' && known === null) assertAmount(report.input);
  return record(buses, actor, { ...report, status });
}

async function record(
  { commands }: Buses,
  actor: Actor,
  { input, status, reason }: PostbackReport & { readonly status: 'approved' | 'pending' | 'rejected' | 'lead' },
): Promise<PostbackAnswer> {
  const command = new RecordConversion(reporterOf(actor), input, { actor }, { status, reason });
  return answerOf((await commands.execute(command)).value);
}

function answerOf({ created, rejected, conversion }: RecordedConversion): PostbackAnswer {
  const { attributed, reason } = conversion.attribution;
  const answer = { conversionId: conversion.id, attributed };
  if (rejected === true || (created && conversion.status === 'rejected')) {
    return { ...answer, status: 'rejected', code: 'order_rejected' };
  }
  if (!created) {
    return { ...answer, status: 'duplicate', code: conversion.status === 'rejected' ? 'already_rejected' : reason };
  }
  const { holdReason } = conversion;
  return holdReason === null
    ? { ...answer, status: 'recorded', code: reason }
    : { ...answer, status: 'on_hold', code: holdReason };
}

async function refund(
  { commands, queries }: Buses,
  actor: Actor,
  { input: { orderId, type }, refundId, reason }: PostbackReport,
): Promise<PostbackAnswer> {
  const owner = ownerOf(actor);
  const answer = async (created: boolean, conversionId: string): Promise<PostbackAnswer> => {
    const conversion: ConversionView = await queries.execute(new GetConversion(conversionId, conversionScope(actor)));
    const { attributed } = conversion.attribution;
    return { status: created ? 'recorded' : 'duplicate', conversionId, attributed, code: 'order_refunded' };
  };
  if (refundId === undefined) {
    const command = new RefundWholeOrder(owner, { orderId, type, reason }, { actor });
    const { created, conversionId } = (await commands.execute(command)).value;
    return answer(created, conversionId);
  }
  const command = new RefundOrder(owner, { orderId, type, refundId, reason }, { actor });
  const { created, refund: done } = (await commands.execute(command)).value;
  if (done.status === 'applied' && done.conversionId !== null) return answer(created, done.conversionId);
  if (done.status === 'parked') {
    return { status: 'parked', conversionId: null, attributed: false, code: 'refund_parked' };
  }
  return { status: 'rejected', conversionId: done.conversionId, attributed: false, code: `refund_${done.status}` };
}
