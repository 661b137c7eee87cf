import { describe, expect, it } from '@jest/globals';
import { classifyUserAgent, clickVerdict } from './click-verdict.js';
import type { ClickSignals } from './click-verdict.js';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const android =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const androidTablet =
  'Mozilla/5.0 (Linux; Android 14; SM-X810) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const ipad =
  'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const tv =
  'Mozilla/5.0 (SMART-TV; Linux; Tizen 8.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 TV Safari/537.36';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

function verdict(userAgent: string, signals: Partial<ClickSignals> = {}) {
  return clickVerdict({
    method: 'GET',
    userAgent: classifyUserAgent(userAgent),
    purpose: undefined,
    mobileHint: undefined,
    ...signals,
  });
}

describe('click verdict', () => {
  it.each([
    [chrome, 'desktop'],
    [iphone, 'mobile'],
    [android, 'mobile'],
    [androidTablet, 'tablet'],
    [ipad, 'tablet'],
    [tv, 'other'],
  ] as const)('a person on %s', (userAgent, device) => {
    expect(verdict(userAgent)).toEqual({ bot: false, botReason: undefined, device });
  });

  it.each([
    [googlebot, 'user_agent'],
    ['curl/8.5.0', 'user_agent'],
    ['python-requests/2.32', 'user_agent'],
    ['facebookexternalhit/1.1', 'user_agent'],
    ['', 'user_agent_missing'],
    ['   ', 'user_agent_missing'],
  ])('a machine: %s', (userAgent, botReason) => {
    expect(verdict(userAgent)).toEqual({ bot: true, botReason, device: 'bot' });
  });

  it('counts a HEAD request as a machine', () => {
    expect(verdict(chrome, { method: 'HEAD' })).toMatchObject({ bot: true, botReason: 'head_request' });
  });

  it.each(['prefetch', 'prefetch;prerender', 'preview', 'Prefetch;anonymous-client-ip'])(
    'counts a page fetched ahead (%s) as a machine',
    (purpose) => {
      expect(verdict(chrome, { purpose })).toMatchObject({ bot: true, botReason: 'prefetch' });
    },
  );

  it('believes the phone hint, but not against a tablet', () => {
    expect(verdict(chrome, { mobileHint: '?1' }).device).toBe('mobile');
    expect(verdict(chrome, { mobileHint: '?0' }).device).toBe('desktop');
    expect(verdict(ipad, { mobileHint: '?1' }).device).toBe('tablet');
  });
});
