import { localized } from '@tributary/frontend-shared/strings/localized';

export const homeStrings = localized({
  en: {
    title: 'Overview',
    testData: 'Test data',
    live: { connecting: 'Connecting', live: 'Live', paused: 'Reconnecting' },
    now: 'Today, live',
    nowNote: 'Since midnight. Bot clicks are not counted.',
    perMinute: 'Clicks in the last minute',
    clicksToday: 'Clicks today',
    conversionsToday: 'Conversions today',
    revenueToday: 'Revenue today',
    commissionToday: 'Commission today',
    nothingYet: 'nothing yet',
    stale: (time: string) =>
      time === ''
        ? 'Live figures are paused. They resume automatically.'
        : `Live figures are paused since ${time}. They resume automatically.`,
    moreCurrencies: (count: number) => `+${count} more`,
    course: 'Daily trend',
    metric: 'Metric',
    currency: 'Currency',
    metrics: { clicks: 'Clicks', conversions: 'Conversions', revenue: 'Revenue', commission: 'Commission' },
    byDay: (what: string) => `${what} by day`,
    byDayIn: (what: string, currency: string) => `${what} by day, ${currency}`,
    top: 'Top affiliates',
    topNote: 'By commission in this period.',
    topCurrency: 'Ranked in',
    affiliate: 'Affiliate',
    clicks: 'Clicks',
    conversions: 'Conversions',
    revenue: 'Revenue',
    commission: 'Commission',
    nobody: 'No affiliate',
    topEmpty: 'No affiliate earned a commission in this period.',
    waits: 'Needs your attention',
    nothingWaits: 'You’re all caught up.',
    attention: {
      alerts: {
        label: 'Security alerts',
        count: (count: string) => `${count} open`,
        why: 'Review each and note what it was.',
      },
      held: {
        label: 'Conversions',
        count: (count: string) => `${count} on hold`,
        why: 'Open it to see the reason.',
      },
      applied: {
        label: 'Affiliates',
        count: (count: string) => `${count} to review`,
        why: 'Affiliates waiting for approval.',
      },
    },
    critical: (count: number) => `${count} critical.`,
    emptyTitle: 'No activity yet',
    emptyBody: 'Figures appear here after the first click. Create a program, add an affiliate and create a link.',
    emptyAction: 'Create a program',
  },
});
