import { describe, expect, test } from '@jest/globals';
import { readPostback } from './postback-input.js';
import { PostbackParameters } from './postback-parameters.js';

const read = (query: string) => readPostback(new PostbackParameters(new URLSearchParams(query)));
const sale = 'order_id=1001&amount=10.00&currency=EUR';

describe('case 8: names and values of other systems', () => {
  test.each([
    ['Affise', 'clickid=c&action_id=1001&sum=10.00&currency=EUR&goal=1&promo_code=SAVE', { type: 'sale' }],
    [
      'Affise, another goal',
      'click_id=c&action_id=1001&sum=10.00&currency=EUR&goal=2&promo_code=SAVE',
      { type: 'goal_2' },
    ],
    ['CJ', 'CID=77&TYPE=lead&METHOD=S2S&CJEVENT=c&OID=1001&CURRENCY=eur&amount=10.00&COUPON=SAVE', { type: 'lead' }],
    ['Awin', 'tt=ss&tv=2&merchant=1&amount=10.00&ch=aw&vc=SAVE&cr=EUR&ref=1001&cks=c', { type: 'sale' }],
    ['Trackdesk', 'conversionTypeCode=Sale&cid=c&amount.value=10.00&currency=EUR&externalId=1001&coupon=SAVE', {}],
    ['Tapfiliate', 'click_id=c&external_id=1001&amount=10.00&currency=EUR&coupon=SAVE', {}],
    ['CAKE, Keitaro', 'subid=c&tid=1001&amount=10.00&currency=EUR&coupon=SAVE', {}],
    ['Post Affiliate Pro', 'r=c&o=1001&TotalCost=10.00&cr=Eur&cp=SAVE&ac=', { type: 'sale' }],
    [
      'upper case',
      'CLICK_ID=c&ORDER_ID=1001&AMOUNT=10.00&CURRENCY=EUR&COUPON_CODE=SAVE&EVENT=Purchase',
      { type: 'purchase' },
    ],
    [
      'blanks and line breaks at the ends',
      'click_id=c%0A&order_id=1001%20&amount=10.00&currency=EUR&coupon=SAVE%20',
      {},
    ],
    ['U4: escaped for HTML', 'click_id=c&amp;order_id=1001&amp;amount=10.00&amp;currency=EUR&amp;coupon=SAVE', {}],
  ])('%s', (_label, query, more) => {
    expect(read(query).input).toMatchObject({
      ...{ orderId: '1001', clickId: 'c', couponCode: 'SAVE', amount: { amount: '10.00', currency: 'EUR' } },
      ...more,
    });
  });

  test('of two names the first that has a value counts', () => {
    expect(read(`${sale}&tid=2002&order_id=`).input.orderId).toBe('1001');
    expect(read(`order_id=&tid=2002&amount=10.00&currency=EUR`).input.orderId).toBe('2002');
  });
});

describe('case 8: a macro that was not filled', () => {
  test.each([
    ['order_id={order_id}&amount=1.00&currency=EUR', 'order_id'],
    ['ORDER_ID=[[order]]&amount=1.00&currency=EUR', 'ORDER_ID'],
    ['oid=1&sum=%7Bsum%7D&currency=EUR', 'sum'],
    ['order_id=1&amount=1.00&currency=%25%25CUR%25%25', 'currency'],
    [`${sale}&status={status}`, 'status'],
    [`${sale}&goal=${encodeURIComponent('${goal}')}`, 'goal'],
  ])('%s is refused, naming %s', (query, parameter) => {
    const path = expect.objectContaining({ path: parameter });
    expect(() => read(query)).toThrow(expect.objectContaining({ code: 'macro_not_filled', errors: [path] }));
  });

  test('of the click or coupon is for the evidence to judge', () => {
    const query = `${sale}&click_id={click_id}&coupon={coupon}`;
    expect(read(query).input).toMatchObject({ clickId: '{click_id}', couponCode: '{coupon}' });
  });
});

describe('case 2: the status', () => {
  test.each([
    ['', 'approved', 'sale'],
    ['&status=Sale', 'approved', 'sale'],
    ['&STATUS=2', 'pending', 'sale'],
    ['&status=lead', 'lead', 'lead'],
    ['&status=lead&type=signup', 'lead', 'signup'],
    ['&s=D', 'rejected', 'sale'],
    ['&s=summer-campaign', 'approved', 'sale'],
    ['&status=declined', 'rejected', 'sale'],
  ])('%j is %s of a %s', (more, status, type) => {
    expect(read(sale + more)).toMatchObject({ status, input: { type } });
  });

  test('that is none is refused, naming the word', () => {
    expect(() => read(`${sale}&status=reversed`)).toThrow(expect.objectContaining({ code: 'status_unsupported' }));
  });

  test('that takes an order back says why, and needs no amount', () => {
    expect(read('order_id=1&status=Declined').reason).toBe('reported as Declined');
    expect(read('order_id=1&status=3').reason).toBe('reported as rejected');
    expect(read('order_id=1&status=rejected&comment=stolen%20card').reason).toBe('stolen card');
    expect(() => read('order_id=1')).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });
});

test('case 4: text that cannot be stored is refused where the merchant wrote it, and nowhere else', () => {
  expect(() => read(`${sale}&program_id=a%00`)).toThrow(expect.objectContaining({ code: 'text_not_storable' }));
  expect(read(`${sale}&sub5=%00&click_id=abc%00&coupon=%00`).input).toMatchObject({ clickId: 'abc\0' });
});
