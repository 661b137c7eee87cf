import { expect, test } from 'vitest';
import { isIosBrowser } from './install-prompt';

const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5';

test.each([
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${safari} Mobile/15E148 Safari/604.1`, 5, true],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Safari/605.1.15`, 5, true],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Safari/605.1.15`, 0, false],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    5,
    false,
  ],
])('section 2: %s with %i touch points installs by hand: %s', (userAgent, maxTouchPoints, byHand) => {
  expect(isIosBrowser({ userAgent, maxTouchPoints })).toBe(byHand);
});
