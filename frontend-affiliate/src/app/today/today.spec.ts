import { TestBed } from '@angular/core/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { affiliateTestBed, settle } from '../own-data/affiliate-test-bed';
import { civilDate, deviceTimeZone } from '../own-data/device-time-zone';
import { KeptAnswers } from '../own-data/kept-answers';
import { Today } from './today';

let http: HttpTestingController;
beforeEach(() => {
  localStorage.clear();
  http = affiliateTestBed();
});

const today = civilDate(Date.now(), deviceTimeZone());
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const row = (day: string, amount: string) => ({
  ...{ day, currency: 'EUR', clicks: 34, botClicks: 0, conversions: 1, cr: null, epc: null },
  ...{ revenue: eur('0.00'), commission: eur(amount) },
});
const commission = {
  ...{ id: 'com_1', programId: 'p', conversionId: 'cnv_1', status: 'pending', livemode: true },
  ...{ amount: eur('1.00'), base: eur('10.00'), remaining: eur('1.00'), reversedAmount: eur('0.00'), holdReason: null },
  ...{ approveAfter: '2026-12-23T00:00:00Z', approvedAt: null, termsVersion: 1, explanation: {} },
  ...{ link: null, order: { id: 'HP-1', product: null, occurredAt: '' }, program: { id: 'p', name: 'P' } },
};
const list = (data: unknown[]) => ({ data, nextCursor: null });

async function page() {
  const fixture = TestBed.createComponent(Today);
  await settle();
  const root = fixture.nativeElement as HTMLElement;
  const text = () => (root.textContent ?? '').replaceAll(/\s+/g, ' ');
  return { fixture, root, text };
}

function answer(
  rows: unknown[],
  programs: unknown[] = [],
  links: unknown[] = [],
  latest: unknown[] = [],
  earnings: unknown[] = [],
): void {
  http.expectOne('/v1/reports/query').flush({ data: rows, timeZone: 'UTC', from: '', to: '', truncated: false });
  http.expectOne('/v1/me/earnings').flush(list(earnings));
  http.expectOne('/v1/me/programs').flush(list(programs));
  http.expectOne(({ url }) => url.startsWith('/v1/links')).flush(list(links));
  http.expectOne(({ url }) => url.startsWith('/v1/commissions')).flush(list(latest));
}

describe('today', () => {
  test('shows what was earned, clicks and conversions beside it', async () => {
    const { root, text } = await page();
    answer(
      [row(today, '12.30')],
      [{ programId: 'p', name: 'P', membership: 'approved', currency: 'EUR' }],
      [{ id: 'l' }],
    );
    await settle();
    expect(root.querySelector('.earned')?.textContent).toBe('€12.30');
    expect(text()).toMatch(/Earned today.*€12\.30 ?34 ?Clicks ?1 ?Conversions/);
    expect(text()).toContain('Nothing to do.');
  });

  describe('B9: with earnings in two currencies', () => {
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const rows = [
      { ...row(today, '12.30'), currency: 'EUR' },
      { ...row(today, '999.00'), currency: 'USD', commission: usd('999.00'), revenue: usd('0.00') },
    ];
    // Newest first: the one that was joined last pays in dollars.
    const programs = [
      { programId: 'q', name: 'Q', membership: 'approved', currency: 'USD' },
      { programId: 'p', name: 'P', membership: 'approved', currency: 'EUR' },
    ];
    const earnings = [
      {
        ...{ programId: 'p', currency: 'EUR', timeZone: 'UTC', next: null },
        states: [{ status: 'approved', count: 2, amount: eur('40.00'), reversedAmount: eur('0.00') }],
      },
      {
        ...{ programId: 'q', currency: 'USD', timeZone: 'UTC', next: null },
        states: [{ status: 'approved', count: 1, amount: usd('5.00'), reversedAmount: usd('0.00') }],
      },
    ];

    async function open(currency?: string) {
      const opened = await page();
      if (currency !== undefined) opened.fixture.componentRef.setInput('currency', currency);
      answer(rows, programs, [], [], earnings);
      await settle();
      return opened;
    }

    test('the home program’s is large whatever earned most, the other one a line below it', async () => {
      const { root, text } = await open();
      expect(root.querySelector('.earned')?.textContent).toBe('€12.30');
      expect(text()).toMatch(/€12\.30 ?and \$999\.00/);
    });

    test('a choice is remembered', async () => {
      (await open('USD')).fixture.destroy();
      const { root, text } = await open();
      expect(root.querySelector('.earned')?.textContent).toBe('$999.00');
      expect(text()).toContain('and €12.30');
      expect([...root.querySelectorAll('nav a')].map((choice) => choice.textContent)).toEqual(['EUR', 'USD']);
    });

    test.each(['XXX', 'eur', 'nonsense'])('an address that says %s changes nothing', async (currency) => {
      const { root } = await open(currency);
      expect(root.querySelector('.earned')?.textContent).toBe('€12.30');
    });

    test('section 2: the balance is here, each currency for itself', async () => {
      const { text } = await open();
      expect(text()).toMatch(/Balance ?Payable ?€40\.00 ?\$5\.00 ?Pending ?€0\.00/);
    });
  });

  test('shows a newcomer zeros and the next step', async () => {
    const { root, text } = await page();
    answer([], [{ programId: 'p', name: 'P', membership: 'approved', currency: 'USD' }]);
    await settle();
    expect(root.querySelector('.earned')?.textContent).toMatch(/\$0\.00$/);
    expect(text()).toContain('Create your first link');
  });

  test.each([
    [1_000, 1],
    [60_000, 0],
  ])('with a commission of %d ms ago, asks for figures %d times more: the stream may be behind', async (age, times) => {
    vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true });
    await page();
    const recordedAt = new Date(Date.now() - age).toISOString();
    answer([row(today, '0.00')], [], [], [{ ...commission, recordedAt }]);
    await settle();
    await vi.advanceTimersByTimeAsync(1_600);
    vi.useRealTimers();
    expect(http.match('/v1/reports/query')).toHaveLength(times);
  });

  test('says what happened when nothing is known and the server does not answer', async () => {
    const { root } = await page();
    http.expectOne('/v1/reports/query').flush({ detail: 'x' }, { status: 500, statusText: '' });
    await settle();
    expect(root.querySelector('tr-error')?.textContent).toContain('Something went wrong on our side.');
  });

  test('figures of yesterday are never called today’s', async () => {
    const before = Date.now() - 86_400_000;
    const yesterday = civilDate(before, deviceTimeZone());
    const value = { data: [row(yesterday, '7.00')], truncated: false };
    TestBed.inject(KeptAnswers).writerOf('month.v1')({ value, at: before, deviceAt: before });
    const { root, text } = await page();
    http.expectOne('/v1/reports/query').error(new ProgressEvent('error'));
    http.expectOne('/v1/me/programs').error(new ProgressEvent('error'));
    await settle();
    expect(root.querySelector('.earned')?.textContent).toBe('€7.00');
    expect(text()).toMatch(/Earned on \d+|Earned on \w+ \d+/);
    expect(text()).toContain('The server cannot be reached.');
  });

  test('never runs what a merchant wrote into a name', async () => {
    const { root } = await page();
    const name = '<script>document.title = "x"</script>';
    answer([], [{ programId: 'p', name, membership: 'suspended', currency: 'EUR' }]);
    await settle();
    expect(root.querySelector('script')).toBeNull();
    expect(root.textContent).toContain(name);
  });
});
