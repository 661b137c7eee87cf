import type { CommissionRow, Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import type { WhyStep, WhySum } from '@tributary/frontend-shared/why/why';
import { civilDate } from '../own-data/device-time-zone';
import { pageName } from '../own-data/page-name';
import { plainDate } from '../own-data/plain-dates';
import { earningsStrings } from './earnings.strings';

/** A commission as its conversion tells it: without the names that a list of them carries. */
export type ToldCommission = Conversion['commissions'][number];

/** When and where the story is told: by the server's clock, in the reader's time zone. */
export interface StoryTime {
  readonly now: number;
  readonly timeZone: string;
}

const { steps: texts, arithmetic } = earningsStrings;

/** From click to money, in the order in which it happened; the last step is what comes next. */
export function entryStory(
  commission: ToldCommission,
  conversion: Conversion,
  time: StoryTime,
  row?: CommissionRow,
): readonly WhyStep[] {
  return [
    ...touchStep(conversion, commission, row),
    orderStep(conversion, row),
    ...earnedStep(commission),
    ...backSteps(commission, conversion),
    statusStep(commission, conversion, time),
  ];
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** "8% of €70.59 ≈ €5.65": the commission in one line; undefined while it is undecided. */
export function commissionEquation({ amount, base, explanation }: ToldCommission): string | undefined {
  if (amount === null) return undefined;
  const ofAll = textOf(explanation['share'], '1/1');
  const whole = /^(\d+)\/\1$/.test(ofAll);
  if (explanation['reason'] === 'amount_missing') {
    return texts.amountMissing(String(explanation['percent']), formatMoney(amount));
  }
  if (base === null || explanation['kind'] !== 'percent') {
    return whole ? arithmetic.flat(formatMoney(amount)) : arithmetic.flatShare(formatMoney(amount), ofAll);
  }
  const rounded = textOf(explanation['arithmetic'], '').includes('≈');
  const left = arithmetic.percent(
    String(explanation['percent']),
    formatMoney(base),
    whole ? '' : arithmetic.share(ofAll),
  );
  return `${left} ${rounded ? '≈' : '='} ${formatMoney(amount)}`;
}

/** The way from what the customer paid to what remains, line by line; none for a fixed or undecided commission. */
export function commissionSum(commission: ToldCommission, conversion: Conversion): readonly WhySum[] {
  const { amount, base, explanation, reversedAmount } = commission;
  if (amount === null || base === null || conversion.amount === null) return [];
  const counts = explanation['base'] === 'net' ? arithmetic.countsNet : arithmetic.counts;
  const takenBack = { amount: `-${reversedAmount.amount}`, currency: reversedAmount.currency };
  return [
    { label: arithmetic.paid, value: formatMoney(conversion.amount) },
    { label: counts, value: formatMoney(base) },
    { label: arithmetic.ofIt(String(explanation['percent'])), value: formatMoney(amount) },
    ...(isZero(reversedAmount) ? [] : [{ label: arithmetic.takenBack, value: formatMoney(takenBack) }]),
  ];
}

function touchStep(
  conversion: Conversion,
  { affiliateId }: ToldCommission,
  row: CommissionRow | undefined,
): readonly WhyStep[] {
  const touch = conversion.attribution.shares.find((share) => share.affiliateId === affiliateId)?.touchpoint;
  if (!touch) return [];
  if (touch.kind === 'coupon') return [{ text: texts.coupon(touch.reference), at: touch.at }];
  const page = row?.link ? { detail: texts.linkTo(pageName(row.link.destinationUrl)) } : {};
  return [{ text: texts.click, at: touch.at, ...page }];
}

function orderStep({ amount, occurredAt }: Conversion, row: CommissionRow | undefined): WhyStep {
  const product = row?.order.product ? { detail: row.order.product } : {};
  return { text: amount === null ? texts.signedUp : texts.bought(formatMoney(amount)), at: occurredAt, ...product };
}

function earnedStep(commission: ToldCommission): readonly WhyStep[] {
  const text = commissionEquation(commission);
  if (text === undefined) return [];
  return [{ text, tone: 'info', ...(text.includes('≈') ? { detail: arithmetic.rounded } : {}) }];
}

function backSteps({ reversedAmount }: ToldCommission, { refunds }: Conversion): readonly WhyStep[] {
  const steps = refunds
    .filter(({ status }) => status === 'applied')
    .map(({ amount, appliedAt, recordedAt, noteToAffiliate }): WhyStep => {
      const text = amount === null ? texts.refundedPlain : texts.refunded(formatMoney(amount));
      const note = noteToAffiliate === null ? {} : { detail: noteToAffiliate };
      return { text, at: appliedAt ?? recordedAt, tone: 'negative', ...note };
    });
  return isZero(reversedAmount)
    ? steps
    : [...steps, { text: texts.takenBack(formatMoney(reversedAmount)), tone: 'negative' }];
}

function statusStep(commission: ToldCommission, { rejectionReason }: Conversion, time: StoryTime): WhyStep {
  const { status, approveAfter, approvedAt, holdReason } = commission;
  const why = rejectionReason === null ? {} : { detail: rejectionReason };
  const date = (at: string) => plainDate(civilDate(Date.parse(at), time.timeZone), time.now);
  switch (status) {
    case 'pending':
      return Date.parse(approveAfter) <= time.now
        ? { text: texts.becomesPayableSoon }
        : { text: texts.becomesPayable(date(approveAfter)), detail: texts.holdWhy };
    case 'on_hold':
      return { text: texts.onHold, detail: holdDetail(holdReason), tone: 'caution' };
    case 'approved':
      return { text: texts.payableSince(date(approvedAt ?? approveAfter)), tone: 'positive' };
    case 'in_payout':
      return { text: texts.inPayout, tone: 'info' };
    case 'paid':
      return { text: texts.paid, tone: 'positive' };
    case 'rejected':
      return { text: texts.rejected, tone: 'negative', ...why };
    case 'reversed':
      return { text: texts.reversed, tone: 'negative', ...why };
  }
}

function holdDetail(reason: string | null): string {
  if (reason === 'fx_rate_missing') return texts.fx;
  return reason === 'merchant_pending' ? texts.merchantPending : texts.held;
}
