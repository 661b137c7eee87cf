import { localized } from '../strings/localized';

export const sharedLinkStrings = localized({
  en: {
    fallback: (host: string) => `Visitors are sent to the fallback address (${host}).`,
    notFound: 'Visitors see a page that says the link does not exist.',
    stopping: (date: string) => `Stops on ${date}: its destination is no longer on an allowed domain of the program.`,
    stopped: (date: string) => `Stopped on ${date}: its destination is no longer on an allowed domain of the program.`,
    confirmed: 'The destination is not on an allowed domain of the program. An operator confirmed it.',
  },
});
