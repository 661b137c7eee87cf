import type { Click } from '../contracts/click-recorded.v1.js';
import { ClickRecorder } from '../modules/tracking/public.js';
import type { ClickIdKey } from '../modules/tracking/public.js';
import { buyersPerHundred, couponProgram } from './cast.js';
import type { CastMember, ProgramKey } from './cast.js';
import { orderWithRefund, timeToBuy } from './orders.js';
import type { Order, OrderRefund, Purchase } from './orders.js';
import type { Span } from './rhythm.js';
import { SeededRandom } from './seeded-random.js';
import { visitsOfDay } from './visits.js';
import type { ProgramTraffic, Visit } from './visits.js';

/** What happens on one day of the history, each part in order of time. */
export interface DayOfHistory {
  readonly endsAt: Date;
  readonly clicks: readonly Click[];
  readonly reports: readonly (Order | OrderRefund)[];
}

/** What a history is made from: the same of all this gives the same history, click ids included. */
export interface PlotOptions {
  readonly span: Span;
  readonly traffic: readonly ProgramTraffic[];
  readonly programIds: Readonly<Record<ProgramKey, string>>;
  readonly key: ClickIdKey;
  /** How much likelier than usual visitors buy, so that a small history has orders too. */
  readonly eagerness: number;
}

const dayMs = 86_400_000;
// Orders without a click: a code from a podcast or a friend, and customers whom nobody sent.
const codeOnlyShare = 0.05;
const unpromptedShare = 0.025;
/** How often a visitor who has a code enters it. */
const codeUse = 0.4;

/** Tells the history day by day, from the first: later days hold the orders and refunds of earlier visits. */
export class Plot {
  private day = 0;
  private orders = 0;
  private nowMs = 0;
  private random = new SeededRandom(0);
  private clicks: Click[] = [];
  private readonly upcoming = new Map<number, (Order | OrderRefund)[]>();
  private readonly recorder: ClickRecorder;

  constructor(private readonly options: PlotOptions) {
    const log = {
      add: (click: Click) => {
        this.clicks.push(click);
        return Promise.resolve();
      },
    };
    this.recorder = new ClickRecorder(
      log,
      { signing: options.key },
      {
        nowMs: () => this.nowMs,
        random: { take: (size) => this.random.take(size) },
      },
    );
  }

  /** The next day; undefined after the last. */
  next(): DayOfHistory | undefined {
    const { span, traffic } = this.options;
    if (this.day === span.days) return undefined;
    const startMs = span.startsAt.getTime() + this.day * dayMs;
    this.random = new SeededRandom(this.day);
    this.clicks = [];
    traffic
      .flatMap((program) => visitsOfDay(program, this.day, startMs, this.random))
      .sort((a, b) => a.atMs - b.atMs)
      .forEach((visit) => this.follow(visit));
    const reports = (this.upcoming.get(this.day) ?? []).sort((a, b) => a.at.getTime() - b.at.getTime());
    this.upcoming.delete(this.day);
    this.day += 1;
    return { endsAt: new Date(startMs + dayMs), clicks: this.clicks, reports };
  }

  private follow(visit: Visit): void {
    this.nowMs = visit.atMs;
    const { clickId } = this.recorder.record(visit.target, visit.signals, visit.sub1 ? { sub1: visit.sub1 } : {});
    if (visit.machine || !this.buys(visit.member)) return;
    const at = new Date(visit.atMs + Math.round(timeToBuy(this.random)));
    const [order, refund] = orderWithRefund(this.purchaseOf(visit, at, clickId), this.random);
    this.schedule(order);
    if (refund) this.schedule(refund);
  }

  private buys({ kind }: CastMember): boolean {
    return this.random.chance((this.options.eagerness * buyersPerHundred[kind]) / 100);
  }

  private purchaseOf(visit: Visit, at: Date, clickId: string): Purchase {
    this.orders += 1;
    const { member, program, signals } = visit;
    const common = { number: this.orders, at, currency: program, country: signals.country ?? 'DE' };
    const lot = this.random.next();
    if (lot < unpromptedShare) return { ...common, programId: this.options.programIds[program] };
    const couponCode = couponProgram(member) === program ? member.coupon : undefined;
    if (couponCode !== undefined && lot < codeOnlyShare) return { ...common, couponCode };
    return { ...common, clickId, ...(couponCode !== undefined && this.random.chance(codeUse) && { couponCode }) };
  }

  /** What would come after the end of the history is left out: it has not happened yet. */
  private schedule(report: Order | OrderRefund): void {
    const day = Math.floor((report.at.getTime() - this.options.span.startsAt.getTime()) / dayMs);
    if (day >= this.options.span.days) return;
    const reports = this.upcoming.get(day) ?? [];
    reports.push(report);
    this.upcoming.set(day, reports);
  }
}
