import { localized } from '@tributary/frontend-shared/strings/localized';

const counted = (one: string, many: string) => (count: number, shown: string) =>
  count === 1 ? `1 ${one}` : `${shown} ${many}`;

export const todayStrings = localized({
  en: {
    title: 'Today',
    earnedToday: 'Earned today',
    earnedOn: (date: string) => `Earned on ${date}`,
    asOf: (time: string) => `as of ${time}`,
    clicks: 'Clicks',
    conversions: 'Conversions',
    currency: 'Currency',
    month: 'Last 30 days',
    monthOf: (total: string) => `${total} earned in the last 30 days.`,
    day: 'Day',
    dayValue: (date: string, earned: string, clicks: string, conversions: string) =>
      `${date}: ${earned}, ${clicks}, ${conversions}`,
    countClicks: counted('click', 'clicks'),
    countConversions: counted('conversion', 'conversions'),
    soFar: 'so far',
    asTable: 'As table',
    date: 'Date',
    earned: 'Earned',
    also: (amounts: string) => `and ${amounts}`,
    balance: 'Balance',
    balanceOf: { approved: 'Payable', pending: 'Pending' },
    nextPayable: (amount: string, when: string) => `${amount} becomes payable ${when}.`,
    nextOn: (date: string) => `on ${date}`,
    nextToday: 'today',
    nextSoon: 'within minutes',
    nextNothing: 'New earnings appear here with the date they become payable.',
    latest: 'Latest',
    latestEmpty: 'Your first commission appears here within seconds of the purchase.',
    all: 'All earnings',
    undecided: 'to be decided',
    todo: 'To do',
    todoNothing: 'Nothing to do.',
    todos: {
      firstLink: { text: 'Create your first link: paste any product page.', action: 'Create a link' },
      noProgram: {
        text: 'You have not joined a program yet. A merchant has to approve you before your links earn commission.',
      },
      waiting: (program: string) => ({ text: `${program} is reviewing your application.` }),
      suspended: (program: string) => ({
        text: `You are suspended in ${program}: orders there earn no commission.`,
      }),
    },
  },
});
