import { isbot } from 'isbot';

/** Kinds of device that reports and click ids tell apart. */
export type DeviceClass = 'desktop' | 'mobile' | 'tablet' | 'bot' | 'other';

/** Why a click is counted as a machine's. */
export type BotReason = 'head_request' | 'prefetch' | 'user_agent_missing' | 'user_agent';

/** What a user agent says by itself, whatever is asked with it; dear to find out, so worth remembering per user agent. */
export interface UserAgentClass {
  readonly botReason: 'user_agent_missing' | 'user_agent' | undefined;
  readonly device: DeviceClass;
}

/** What of a request tells people and machines apart. */
export interface ClickSignals {
  readonly method: string;
  readonly userAgent: UserAgentClass;
  /** `Sec-Purpose`, `Purpose`, `X-Purpose` or `X-Moz`, whichever was sent. */
  readonly purpose: string | undefined;
  /** `Sec-CH-UA-Mobile`: `?1` when the browser says that it runs on a phone. */
  readonly mobileHint: string | undefined;
}

/** Whether to count a click as a machine's, and the device it came from. Machines are redirected all the same. */
export interface ClickVerdict {
  readonly bot: boolean;
  readonly botReason: BotReason | undefined;
  readonly device: DeviceClass;
}

const tv = /smart-?tv|appletv|googletv|hbbtv|crkey|roku|playstation|xbox|nintendo/i;
const tablet = /ipad|tablet|playbook|kindle|silk(?!.*mobile)|android(?!.*mobile)/i;
const mobile = /mobi|iphone|ipod|android|windows phone|blackberry|opera mini/i;
const desktop = /windows nt|macintosh|x11|cros|linux/i;
const ahead = /prefetch|prerender|preview/i;

/** Classifies a user agent by isbot's patterns and the words that makers put into it. */
export function classifyUserAgent(userAgent: string): UserAgentClass {
  if (userAgent.trim() === '') return { botReason: 'user_agent_missing', device: 'bot' };
  if (isbot(userAgent)) return { botReason: 'user_agent', device: 'bot' };
  return { botReason: undefined, device: deviceOf(userAgent) };
}

/**
 * The verdict on one click. A page fetched ahead of time is a machine's visit: the browser asks again, without the
 * header, when the person really goes there.
 */
export function clickVerdict({ method, userAgent, purpose, mobileHint }: ClickSignals): ClickVerdict {
  const botReason = userAgent.botReason ?? reasonOfRequest(method, purpose);
  if (botReason !== undefined) return { bot: true, botReason, device: 'bot' };
  const hinted = mobileHint === '?1' && userAgent.device !== 'tablet';
  return { bot: false, botReason, device: hinted ? 'mobile' : userAgent.device };
}

function reasonOfRequest(method: string, purpose: string | undefined): BotReason | undefined {
  if (method === 'HEAD') return 'head_request';
  return purpose !== undefined && ahead.test(purpose) ? 'prefetch' : undefined;
}

function deviceOf(userAgent: string): DeviceClass {
  if (tv.test(userAgent)) return 'other';
  if (tablet.test(userAgent)) return 'tablet';
  if (mobile.test(userAgent)) return 'mobile';
  return desktop.test(userAgent) ? 'desktop' : 'other';
}
