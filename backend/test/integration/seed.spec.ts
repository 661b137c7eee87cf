import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { findPostbackToken } from '../../src/modules/auth/public.js';
import { seedAdmin, seedDemo } from '../../src/seed-demo.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

const buses = () => ({ commands: api.app.get(CommandBus), queries: api.app.get(QueryBus) });

test('the seed makes a program that works, and run again makes no second one', async () => {
  const admin = await seedAdmin(buses());
  const first = await seedDemo(buses());
  const again = await seedDemo(buses());
  expect(again).toMatchObject({
    merchant: { id: first.merchant?.id },
    program: first.program,
    affiliate: { id: first.affiliate?.id },
    link: first.link,
    coupon: first.coupon,
  });
  expect(await api.prisma.program.count()).toBe(1);
  expect(await api.prisma.link.count()).toBe(1);

  const program = await (await api.signIn(admin.email, admin.password)).get(`/v1/programs/${again.program?.id ?? ''}`);
  expect(program.body).toMatchObject({ currency: 'EUR', provenDomains: ['shop.example'] });
  const affiliate = await api.signIn(again.affiliate?.email ?? '', again.affiliate?.password ?? '');
  expect((await affiliate.get('/v1/links')).body['data']).toHaveLength(1);
  const merchant = api.anyone.as(again.merchant?.apiKey ?? '');
  expect((await merchant.get('/v1/programs')).body['data']).toHaveLength(1);
  const actor = await findPostbackToken(api.prisma, again.merchant?.postbackToken ?? '');
  expect(actor).toMatchObject({ kind: 'merchant', merchantId: first.merchant?.id, livemode: true });
  expect(await findPostbackToken(api.prisma, again.merchant?.apiKey ?? '')).toBeUndefined();
});

test('the first administrator keeps a password that is known', async () => {
  const known = { email: 'first@test.example', password: 'known and long enough' };
  await seedAdmin(buses(), known);
  await seedAdmin(buses(), known);
  expect((await (await api.signIn(known.email, known.password)).get('/v1/me')).body).toMatchObject({ role: 'admin' });
  expect(await api.prisma.user.count({ where: { email: known.email } })).toBe(1);
});
