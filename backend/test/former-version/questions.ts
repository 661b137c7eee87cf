/** What is asked of the API, by caller and by the file that keeps the answers. Names in braces stand for ids of the fixture. */
export type Questions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Filters that every list of conversions knows; the sums are asked by the same ones. */
const conversionFilters = [
  '',
  'livemode=false',
  'status=recorded',
  'status=on_hold',
  'status=approved',
  'status=rejected',
  'refundState=none',
  'refundState=partial',
  'refundState=full',
  'refundState=refunded',
  'commissionStatus=pending',
  'commissionStatus=on_hold',
  'commissionStatus=approved',
  'commissionStatus=rejected',
  'commissionStatus=reversed',
  'attributed=true',
  'attributed=false',
  'type=lead',
  'orderId=HP-1001',
  'couponCode=bob10',
  'currency=USD',
  'currency=EUR&amountFrom=50.00&amountTo=119.00',
  'from=2026-07-08T00:00:00Z&to=2026-08-01T00:00:00Z',
  'recordedFrom=2026-08-02T00:00:00Z&recordedTo=2026-09-02T00:00:00Z',
  'programId={program/harbour-eur}',
  'programId={program/kumo-jpy}&status=approved',
  'linkId={link/ann-home}',
  'q=hp-10',
  'q=13" ü',
  'q={conversion/HP-1002}',
  'ids={conversion/HP-1001},{conversion/K-4},{conversion/HP-1003}',
];
const staffFilters = [
  'affiliateId={affiliate/ann}',
  'affiliateId={affiliate/dan}',
  'merchantId={merchant/kumo}',
  'merchantId={merchant/harbour}&commissionStatus=pending&refundState=partial',
];
const sorts = ['recordedAt', '-occurredAt', 'occurredAt', '-amount', 'amount'];

const conversions = (filters: readonly string[]) => ({
  conversions: [
    ...filters.map((filter) => `/v1/conversions?limit=25&${filter}`),
    ...sorts.map((sort) => `/v1/conversions?limit=10&sort=${sort}`),
    '/v1/conversions?sort=-amount&currency=EUR',
  ],
  'conversion-sums': [
    ...filters.map((filter) => `/v1/conversions/summary?${filter}`),
    '/v1/conversions/new?since=2026-09-01T00:00:00Z',
    '/v1/conversions/new?since=2026-07-01T00:00:00Z&status=on_hold',
    '/v1/conversions/{conversion/HP-1002}/neighbours',
    '/v1/conversions/{conversion/HP-1002}/neighbours?sort=-amount&currency=EUR',
  ],
  'conversion-files': ['/v1/conversions/export', '/v1/conversions/export?refundState=refunded&sort=occurredAt'],
});

const programs = ['harbour-eur', 'harbour-leads', 'harbour-usd', 'kumo-jpy', 'kumo-kwd'];
const affiliates = ['ann', 'bob', 'cleo', 'dan'];
const beforeNow = 'to=2026-11-30T00:00:00Z';

const owner = {
  ...conversions([...conversionFilters, ...staffFilters]),
  commissions: [
    '/v1/commissions?limit=20',
    '/v1/commissions?livemode=false',
    ...['pending', 'on_hold', 'approved', 'rejected', 'reversed'].map((status) => `/v1/commissions?status=${status}`),
    ...affiliates.map((name) => `/v1/commissions?affiliateId={affiliate/${name}}`),
    '/v1/commissions?programId={program/kumo-kwd}',
    '/v1/commissions?conversionId={conversion/HP-1001}',
    '/v1/commissions?linkId={link/bob-home}',
    '/v1/commissions?from=2026-08-01T00:00:00Z&to=2026-09-02T00:00:00Z',
    '/v1/commissions/export',
    '/v1/commissions/export?status=approved',
  ],
  balances: affiliates.flatMap((name) => [
    `/v1/affiliates/{affiliate/${name}}/balances`,
    `/v1/affiliates/{affiliate/${name}}/balances?livemode=false`,
  ]),
  search: ['HP-10', 'ann', 'R-WAITS', 'hp-waits', 'P2', 'SUMMER', 'harbour', 'kumo', '{conversion/K-1}'].map(
    (q) => `/v1/search?q=${q}`,
  ),
  audit: [
    `/v1/audit/entries?limit=50&${beforeNow}`,
    ...['RecordConversion', 'RefundOrder', 'RejectConversion', 'ApproveDueCommissions', 'AddTerms'].map(
      (action) => `/v1/audit/entries?action=${action}&${beforeNow}`,
    ),
    `/v1/audit/entries?target={conversion/HP-1001}&${beforeNow}`,
    `/v1/audit/entries?q=HP-1002&${beforeNow}`,
    `/v1/audit/entries?actor=finance&${beforeNow}`,
    `/v1/audit/entries/export?${beforeNow}`,
  ],
  programs: [
    '/v1/programs',
    ...programs.flatMap((name) => [`/v1/programs/{program/${name}}`, `/v1/programs/{program/${name}}/terms`]),
    '/v1/merchants',
    '/v1/affiliates',
    '/v1/affiliates/export',
    '/v1/links',
    '/v1/links/export',
    '/v1/links/{link/ann-home}',
    '/v1/coupons',
    '/v1/coupons/export',
    '/v1/views?list=conversions',
  ],
};

const merchant = {
  ...conversions(conversionFilters),
  programs: ['/v1/programs', '/v1/programs/{program/harbour-eur}/terms'],
};

const affiliate = {
  ...conversions(conversionFilters),
  own: [
    ...['/v1/me/earnings', '/v1/me/balances', '/v1/me/programs'],
    '/v1/commissions',
    ...['pending', 'on_hold', 'approved', 'rejected', 'reversed'].map((status) => `/v1/commissions?status=${status}`),
    '/v1/commissions/export',
    ...affiliates.map((name) => `/v1/affiliates/{affiliate/${name}}/balances`),
    ...['/v1/links', '/v1/links/export', '/v1/coupons', '/v1/coupons/export'],
  ],
};

export const questions: Questions = {
  owner,
  support: {
    conversions: ['/v1/conversions?limit=25', '/v1/conversions?livemode=false'],
    search: ['/v1/search?q=HP-10'],
  },
  harbour: merchant,
  'harbour-test': merchant,
  'harbour-usd-only': { conversions: ['/v1/conversions', '/v1/conversions/summary'] },
  kumo: { conversions: ['/v1/conversions', '/v1/conversions/summary', '/v1/conversions/export'] },
  ann: affiliate,
  bob: affiliate,
  cleo: { own: affiliate.own, conversions: ['/v1/conversions', '/v1/conversions/summary'] },
  viewer: { own: ['/v1/me/earnings', '/v1/me/balances', '/v1/commissions', '/v1/conversions'] },
};
