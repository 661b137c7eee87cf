import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { formatAmount, parseAmount } from '../../kernel/money.js';
import { Database } from '../../platform/database.js';
import { moneyView, timestampView } from '../../platform/schemas.js';
import { findCommissionPostings, findCommissionsOf, postingView } from '../commission/public.js';
import type { Commission, PostingView } from '../commission/public.js';
import { conversionNotFound } from './attribution.errors.js';
import { findClickContext } from './click-context.store.js';
import type { ClickContext } from './click-context.store.js';
import { findConversion } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import { mayNotSee } from './conversion-scope.js';
import type { ConversionScope } from './conversion-scope.js';
import { findRefundsOf } from './refund.store.js';
import { storyEvents, storyKinds } from './rules/story-events.js';
import type { StoryEvent, StoryFacts } from './rules/story-events.js';

/** How a conversion came about and what became of it; for staff and its merchant, who may see all sides of it. */
export const conversionStory = z.object({
  conversionId: z.string(),
  events: z.array(
    z.object({
      kind: z.enum(storyKinds),
      at: timestampView.meta({ description: 'In the future for "approval_due".' }),
      amount: moneyView.nullable(),
      affiliateId: z.string().nullable(),
      reference: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  click: z
    .object({
      clickId: z.string(),
      linkId: z.string(),
      clickedAt: timestampView,
      bot: z.boolean(),
      country: z.string().nullable(),
      device: z.string().nullable(),
      referrerHost: z.string().nullable(),
      subIds: z.record(z.string(), z.string()),
    })
    .nullable()
    .meta({ description: 'null: no click, or its data has expired.' }),
  postings: z.array(postingView),
});
conversionStory.register(z.globalRegistry, { id: 'ConversionStory' });
export type ConversionStory = z.infer<typeof conversionStory>;

export class TellConversionStory extends Query<ConversionStory> {
  constructor(
    readonly id: string,
    readonly scope: ConversionScope,
  ) {
    super();
  }
}

@QueryHandler(TellConversionStory)
export class TellConversionStoryHandler implements IQueryHandler<TellConversionStory> {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @throws DomainError `conversion_not_found` */
  async execute({ id, scope }: TellConversionStory): Promise<ConversionStory> {
    const conversion = await findConversion(this.db, id);
    if (!conversion || mayNotSee(conversion, scope)) throw conversionNotFound();
    const [commissions, refunds, click] = await Promise.all([
      findCommissionsOf(this.db, id),
      findRefundsOf(this.db, conversion),
      conversion.clickId === null ? null : findClickContext(this.db, conversion.clickId),
    ]);
    const postings = await findCommissionPostings(
      this.db,
      commissions.map((commission) => commission.id),
    );
    const facts = {
      clickedAt: clickTime(conversion, click),
      clickId: conversion.clickId,
      couponCode: conversion.couponCode,
      conversion: { ...conversion, ...attributionOf(conversion) },
      commissions,
      refunds,
      reversals: reversalsOf(commissions, postings),
    };
    const events = storyEvents(facts).map(toEventView);
    const hidden = scope.withoutAmounts === true;
    return {
      conversionId: id,
      events: hidden ? events.map((event) => ({ ...event, amount: null })) : events,
      click: click && { ...click, clickedAt: click.clickedAt.toISOString(), subIds: { ...click.subIds } },
      postings: hidden ? [] : postings,
    };
  }
}

function attributionOf({ attribution }: Conversion) {
  const affiliateIds = [...new Set(attribution.shares.map(({ affiliateId }) => affiliateId))];
  return { affiliateIds, attributionReason: attribution.reason };
}

/** The signed id carries the click's time, and the decision keeps it, also when the click's context is gone. */
function clickTime({ attribution }: Conversion, click: ClickContext | null): Date | undefined {
  const at = attribution.candidates.find(({ kind }) => kind === 'click')?.at;
  return at === undefined ? click?.clickedAt : new Date(at);
}

function reversalsOf(commissions: readonly Commission[], postings: readonly PostingView[]): StoryFacts['reversals'] {
  return postings.flatMap(({ cause, recordedAt, lines }) => {
    const commission = commissions.find(({ id }) => cause.startsWith(`commission/${id}/reverse/`));
    const taken = lines.find(({ debit }) => debit !== null)?.debit;
    if (!commission || !taken) return [];
    const amountMinor = parseAmount(taken.amount, taken.currency);
    return [
      { at: new Date(recordedAt), affiliateId: commission.affiliateId, amountMinor, currency: commission.currency },
    ];
  });
}

function toEventView({ amount, at, ...event }: StoryEvent): ConversionStory['events'][number] {
  return {
    ...event,
    at: at.toISOString(),
    amount: amount && { amount: formatAmount(amount.minor, amount.currency), currency: amount.currency },
  };
}
