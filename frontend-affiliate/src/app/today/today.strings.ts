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
    next: 'Becomes payable next',
    nextOn: (date: string) => `on ${date}`,
    nextToday: 'today',
    nextSoon: 'any moment now',
    nextNothing: 'Nothing is waiting. What you earn from now on is here with its date.',
    latest: 'Latest',
    latestEmpty: 'The first commission shows up here within seconds of the purchase.',
    all: 'All earnings',
    undecided: 'not decided yet',
    todo: 'To do',
    todoNothing: 'Nothing needs doing.',
    todos: {
      firstLink: { text: 'Make your first link: paste the address of any page of the shop.', action: 'Make a link' },
      noProgram: { text: 'You are in no program yet. A merchant has to let you in before links earn anything.' },
      waiting: (program: string) => ({ text: `${program} has not decided on your application yet.` }),
      suspended: (program: string) => ({
        text: `You are suspended in ${program}: orders there earn nothing at present.`,
      }),
    },
  },
});
