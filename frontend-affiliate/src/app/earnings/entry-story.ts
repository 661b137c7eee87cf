import type { Commission } from '@tributary/frontend-shared/api/generated/models/commission';
import type { Conversion } from '@tributary/frontend-shared/api/generated/models/conversion';
import type { Money } from '@tributary/frontend-shared/api/generated/models/money';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import { civilDate } from '../own-data/device-time-zone';
import { plainDate, plainMoment } from '../own-data/plain-dates';
import { earningsStrings } from './earnings.strings';

/** One thing that happened, or will, on the way from a click to money. */
export interface StoryStep {
  readonly kind: 'touch' | 'order' | 'earned' | 'back' | 'waiting' | 'done' | 'stopped';
  readonly text: string;
  readonly when?: string;
  readonly details?: readonly string[];
}

/** When and where the story is told: by the server's clock, in the reader's time zone. */
export interface StoryTime {
  readonly now: number;
  readonly timeZone: string;
}

const { steps: texts, arithmetic } = earningsStrings;

/** From click to money, in the order in which it happened; the last step is what comes next. */
export function entryStory(commission: Commission, conversion: Conversion, time: StoryTime): readonly StoryStep[] {
  return [
    ...touchStep(conversion, commission, time),
    orderStep(conversion, time),
    ...earnedStep(commission, conversion),
    ...backSteps(commission, conversion, time),
    statusStep(commission, time),
  ];
}

/** "8 % of €70.59 ≈ €5.65": the commission in one line; undefined while it is undecided. */
export function commissionEquation({ amount, base, explanation }: Commission): string | undefined {
  if (amount === null) return undefined;
  const ofAll = String(explanation['share'] ?? '1/1');
  const whole = /^(\d+)\/\1$/.test(ofAll);
  if (base === null || explanation['kind'] !== 'percent') {
    return whole ? arithmetic.flat(formatMoney(amount)) : arithmetic.flatShare(formatMoney(amount), ofAll);
  }
  const rounded = String(explanation['arithmetic'] ?? '').includes('≈');
  const left = arithmetic.percent(String(explanation['percent']), formatMoney(base), whole ? '' : arithmetic.share(ofAll));
  return `${left} ${rounded ? '≈' : '='} ${formatMoney(amount)}`;
}

function touchStep(conversion: Conversion, { affiliateId }: Commission, time: StoryTime): readonly StoryStep[] {
  const touch = conversion.attribution.shares.find((share) => share.affiliateId === affiliateId)?.touchpoint;
  if (!touch) return [];
  const text = touch.kind === 'coupon' ? texts.coupon(touch.reference) : texts.click;
  return [{ kind: 'touch', text, ...(touch.at === undefined ? {} : { when: moment(touch.at, time) }) }];
}

function orderStep({ amount, occurredAt }: Conversion, time: StoryTime): StoryStep {
  const text = amount === null ? texts.signedUp : texts.bought(formatMoney(amount));
  return { kind: 'order', text, when: moment(occurredAt, time) };
}

function earnedStep(commission: Commission, { amount }: Conversion): readonly StoryStep[] {
  const equation = commissionEquation(commission);
  if (equation === undefined) return [];
  const { base, explanation } = commission;
  const smaller = base !== null && amount !== null && base.amount !== amount.amount;
  const net = smaller && explanation['base'] === 'net' ? [arithmetic.net(formatMoney(amount), formatMoney(base))] : [];
  return [{ kind: 'earned', text: equation, details: [...net, ...(equation.includes('≈') ? [arithmetic.rounded] : [])] }];
}

function backSteps(commission: Commission, { refunds }: Conversion, time: StoryTime): readonly StoryStep[] {
  const applied = refunds.filter(({ status }) => status === 'applied');
  const steps = applied.map(({ amount, appliedAt, recordedAt }): StoryStep => {
    const text = amount === null ? texts.refundedPlain : texts.refunded(formatMoney(amount));
    return { kind: 'back', text, when: moment(appliedAt ?? recordedAt, time) };
  });
  if (isZero(commission.reversedAmount as Money)) return steps;
  return [...steps, { kind: 'back', text: texts.takenBack(formatMoney(commission.reversedAmount as Money)) }];
}

function statusStep({ status, approveAfter, approvedAt, holdReason }: Commission, time: StoryTime): StoryStep {
  const date = (at: string) => plainDate(civilDate(Date.parse(at), time.timeZone), time.now);
  switch (status) {
    case 'pending':
      return Date.parse(approveAfter) <= time.now
        ? { kind: 'waiting', text: texts.becomesPayableSoon }
        : { kind: 'waiting', text: texts.becomesPayable(date(approveAfter)), details: [texts.holdWhy] };
    case 'on_hold':
      return { kind: 'stopped', text: texts.onHold, details: [holdReason === 'fx_rate_missing' ? texts.fx : texts.held] };
    case 'approved':
      return { kind: 'done', text: texts.payableSince(date(approvedAt ?? approveAfter)) };
    case 'in_payout':
      return { kind: 'waiting', text: texts.inPayout };
    case 'paid':
      return { kind: 'done', text: texts.paid };
    case 'rejected':
      return { kind: 'stopped', text: texts.rejected };
    case 'reversed':
      return { kind: 'stopped', text: texts.reversed };
  }
}

function moment(at: string, { now, timeZone }: StoryTime): string {
  return plainMoment(at, now, timeZone);
}
