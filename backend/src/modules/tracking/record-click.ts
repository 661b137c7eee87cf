import type { Click } from '../../contracts/click-recorded.v1.js';
import type { SpanContext } from '../../platform/tracing.js';
import type { LinkTarget } from './link-table.js';
import { RandomPool } from './random-pool.js';
import { clickIdRandomSize, mintClickId } from './rules/click-id.js';
import type { ClickIdClaims, ClickIdKey } from './rules/click-id.js';
import { clickVerdict } from './rules/click-verdict.js';
import type { SubIds } from './rules/visitor-query.js';
import type { VisitorSignals } from './visitor-signals.js';
import { UserAgentCache } from './user-agent-cache.js';

/** A click with its id; the redirect may be answered once `durable` has resolved. */
export interface RecordedClick {
  readonly clickId: string;
  /** Rejects with `click_not_durable` when the click could not be kept in time. */
  readonly durable: Promise<void>;
}

/** Where clicks are made durable; in the tracker a `GroupCommit`. */
export interface ClickLog {
  /** @param trace of the click, if it is recorded */
  add(click: Click, trace?: SpanContext): Promise<void>;
}

/** Where the time and the random part of an id come from; the system when left out. */
export interface ClickSources {
  readonly nowMs?: () => number;
  readonly random?: Pick<RandomPool, 'take'>;
}

const maxReferrerHost = 255;

/** Judges a click, signs its id and hands it to the click log. */
export class ClickRecorder {
  private readonly userAgents = new UserAgentCache();
  private readonly nowMs: () => number;
  private readonly random: Pick<RandomPool, 'take'>;

  constructor(
    private readonly log: ClickLog,
    private readonly keys: { readonly signing: ClickIdKey },
    { nowMs = Date.now, random = new RandomPool() }: ClickSources = {},
  ) {
    this.nowMs = nowMs;
    this.random = random;
  }

  record(target: LinkTarget, signals: VisitorSignals, subIds: Readonly<SubIds>, trace?: SpanContext): RecordedClick {
    const { link } = target.entry;
    const { program } = target.program;
    const { method, purpose, mobileHint } = signals;
    const userAgent = this.userAgents.classify(signals.userAgent);
    const { bot, botReason, device } = clickVerdict({ method, purpose, mobileHint, userAgent });
    const claims: ClickIdClaims = {
      atMs: this.nowMs(),
      linkNo: link.no,
      affiliateNo: link.affiliateNo,
      programNo: program.no,
      country: countryCode(signals.country),
      device,
      // No cookie is set and nothing is read from the device, so nobody is asked yet.
      consent: 'unknown',
      bot,
      livemode: true,
    };
    const clickId = mintClickId(claims, this.keys.signing, this.random.take(clickIdRandomSize));
    const click: Click = {
      clickId,
      at: new Date(claims.atMs).toISOString(),
      linkId: link.id,
      linkCode: link.code,
      programId: program.id,
      affiliateId: link.affiliateId,
      merchantId: program.merchantId,
      currency: program.currency,
      livemode: claims.livemode,
      country: claims.country,
      device,
      bot,
      ...subIds,
    };
    if (botReason !== undefined) click.botReason = botReason;
    const referrerHost = hostOf(signals.referrer);
    if (referrerHost !== undefined) click.referrerHost = referrerHost;
    return { clickId, durable: this.log.add(click, trace) };
  }
}

function countryCode(text: string | undefined): string {
  return text !== undefined && /^[A-Z]{2}$/.test(text) && text !== 'XX' ? text : 'ZZ';
}

function hostOf(referrer: string | undefined): string | undefined {
  const hostname = referrer === undefined ? undefined : URL.parse(referrer)?.hostname;
  return hostname === undefined || hostname === '' ? undefined : hostname.slice(0, maxReferrerHost);
}
