import type { Click } from '../../contracts/click-recorded.v1.js';
import type { LinkTarget } from './link-table.js';
import { RandomPool } from './random-pool.js';
import { clickIdRandomSize, mintClickId } from './rules/click-id.js';
import type { ClickIdClaims, ClickIdKey } from './rules/click-id.js';
import { clickVerdict } from './rules/click-verdict.js';
import type { SubIds } from './rules/visitor-query.js';
import { UserAgentCache } from './user-agent-cache.js';

/** What a redirect knows of the visitor; everything is as the browser sent it. */
export interface ClickRequest {
  readonly method: string;
  readonly userAgent: string | undefined;
  readonly purpose: string | undefined;
  readonly mobileHint: string | undefined;
  readonly referrer: string | undefined;
  /** As the edge in front of the tracker says, if one does. */
  readonly country: string | undefined;
  readonly subIds: Readonly<SubIds>;
}

/** A click with its id; the redirect may be answered once `durable` has resolved. */
export interface RecordedClick {
  readonly clickId: string;
  /** Rejects with `click_not_durable` when the click could not be kept in time. */
  readonly durable: Promise<void>;
}

/** Where clicks are made durable; in the tracker a `GroupCommit`. */
export interface ClickLog {
  add(click: Click): Promise<void>;
}

const maxReferrerHost = 255;

/** Judges a click, signs its id and hands it to the click log. */
export class ClickRecorder {
  private readonly userAgents = new UserAgentCache();
  private readonly random = new RandomPool();

  constructor(
    private readonly log: ClickLog,
    private readonly key: ClickIdKey,
    private readonly nowMs: () => number = Date.now,
  ) {}

  record({ entry: { link }, program: { program } }: LinkTarget, request: ClickRequest): RecordedClick {
    const { method, purpose, mobileHint } = request;
    const userAgent = this.userAgents.classify(request.userAgent);
    const { bot, botReason, device } = clickVerdict({ method, purpose, mobileHint, userAgent });
    const claims: ClickIdClaims = {
      atMs: this.nowMs(),
      linkNo: link.no,
      affiliateNo: link.affiliateNo,
      programNo: program.no,
      country: countryCode(request.country),
      device,
      // No cookie is set and nothing is read from the device, so nobody is asked yet.
      consent: 'unknown',
      bot,
      livemode: true,
    };
    const clickId = mintClickId(claims, this.key, this.random.take(clickIdRandomSize));
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
      ...request.subIds,
    };
    if (botReason !== undefined) click.botReason = botReason;
    const referrerHost = hostOf(request.referrer);
    if (referrerHost !== undefined) click.referrerHost = referrerHost;
    return { clickId, durable: this.log.add(click) };
  }
}

function countryCode(text: string | undefined): string {
  return text !== undefined && /^[A-Z]{2}$/.test(text) && text !== 'XX' ? text : 'ZZ';
}

function hostOf(referrer: string | undefined): string | undefined {
  if (referrer === undefined || !URL.canParse(referrer)) return undefined;
  const { hostname } = new URL(referrer);
  return hostname === '' ? undefined : hostname.slice(0, maxReferrerHost);
}
