import { expect, test } from '@jest/globals';
import { appAddress } from './app-address.js';

const at = (affiliateId: string | null, PUBLIC_API_URL = 'https://shop.example') => ({
  config: { PUBLIC_API_URL },
  user: { affiliateId },
});

test('the operator is led to the admin app, an affiliate to the other', () => {
  expect(appAddress(at(null), 'reset-password', 'abc')).toBe('https://shop.example/admin/reset-password#abc');
  expect(appAddress(at('aff_1'), 'reset-password', 'abc')).toBe('https://shop.example/affiliate/reset-password#abc');
});

test('each app has the list of sessions at a place of its own', () => {
  expect(appAddress(at(null, 'https://shop.example/'), 'sessions')).toBe('https://shop.example/admin/account');
  expect(appAddress(at('aff_1'), 'sessions')).toBe('https://shop.example/affiliate/more/sessions');
});
