import { localized } from '../strings/localized';

export const chartStrings = localized({
  en: {
    asTable: 'As table',
    asChart: 'As chart',
    csv: 'CSV',
    png: 'PNG',
    day: 'Day',
    rest: 'Other',
    notOver: 'so far',
    before: (name: string) => `${name}, previous period`,
    beforeOn: (from: string, to: string) => `Previous period (${from} – ${to})`,
    picture: (heading: string) => `Chart: ${heading}. The same figures are in the table.`,
    failed: 'The chart could not be loaded. The same figures are in this table.',
  },
});
