import { expect, test } from '@jest/globals';
import { isUnfilledMacro } from './unfilled-macro.js';

test.each([
  '{order_id}',
  '{{order.id}}',
  '{order id|none}',
  '[order_id]',
  '[[order-id]]',
  '${order_id}',
  '<order>',
  '%%ORDER%%',
  '#tid#',
  '!!!orderRef!!!',
  '{_status}',
])('case 8: %s was not filled', (value) => {
  expect(isUnfilledMacro(value)).toBe(true);
});

test.each([
  '',
  '1001',
  '#1001',
  '#1001#',
  '{1001}',
  'A{order_id}',
  '{order_id}-1',
  '{a1b2c3d4-4f89-11d3-9a0c-0305e82c3301}',
  '100%',
  '<>',
])('case 8: %j is a value', (value) => {
  expect(isUnfilledMacro(value)).toBe(false);
});
