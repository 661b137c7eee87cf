import type { ConversionStory } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import type { WhyStep } from '@tributary/frontend-shared/why/why';
import { conversionStrings } from './conversions.strings';

type StoryEvent = ConversionStory['events'][number];

/** Who is meant by an id. */
export type NameOf = (affiliateId: string) => string;

/** One event of a conversion's story in plain words. `referrer` is where the visitor came from, when it is known. */
export function storyStep(event: StoryEvent, nameOf: NameOf, referrer: string | null): WhyStep {
  return { at: event.at, text: textOf(event, nameOf, referrer), detail: detailOf(event), tone: toneOf(event) };
}

function textOf({ kind, amount, affiliateId, reference }: StoryEvent, nameOf: NameOf, referrer: string | null): string {
  const texts = conversionStrings.story;
  const money = amount ? formatMoney(amount) : '';
  const name = affiliateId === null ? conversionStrings.nobody : nameOf(affiliateId);
  switch (kind) {
    case 'clicked':
      return referrer ? texts.clickedFrom(referrer) : texts.clicked;
    case 'coupon_used':
      return texts.couponUsed(reference ?? '');
    case 'ordered':
      return amount ? texts.orderedFor(money) : texts.ordered;
    case 'recorded':
      return texts.recorded;
    case 'attributed':
      return texts.attributed(name);
    case 'not_attributed':
      return texts.notAttributed;
    case 'held':
      return texts.held;
    case 'accrued':
      return texts.accrued(name, money);
    case 'refunded':
      return amount ? texts.refunded(money) : texts.refundedNoAmount;
    case 'refund_failed':
      return amount ? texts.refundFailed(money) : texts.refundFailedNoAmount;
    case 'rejected':
      return texts.rejected;
    case 'reversed':
      return texts.reversed(name, money);
    case 'approved':
      return texts.approved(name);
    case 'approval_due':
      return texts.approvalDue(money);
  }
}

function detailOf({ kind, reason }: StoryEvent): string | undefined {
  if (reason === null) return undefined;
  if (kind === 'refunded' || kind === 'rejected') return conversionStrings.story.saidReason(reason);
  const { reasons, holds, refundFailures } = conversionStrings;
  return reasons[reason] ?? holds[reason] ?? refundFailures[reason] ?? reason;
}

function toneOf({ kind }: StoryEvent): WhyStep['tone'] {
  if (kind === 'refunded' || kind === 'rejected' || kind === 'reversed') return 'negative';
  if (kind === 'held' || kind === 'not_attributed' || kind === 'refund_failed') return 'caution';
  if (kind === 'approved' || kind === 'accrued') return 'positive';
  return kind === 'approval_due' ? 'info' : undefined;
}
