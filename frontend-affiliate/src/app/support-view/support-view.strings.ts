import { localized } from '@tributary/frontend-shared/strings/localized';

export const supportViewStrings = localized({
  en: {
    title: 'Support view',
    opening: 'Opening the view…',
    banner: 'Support view',
    sees: (name: string) => `You see this as ${name} sees it. Read-only.`,
    ends: (left: string) => `Ends in ${left}`,
    end: 'End now',
    readsOnly: 'Read-only in the support view. Only the affiliate can do this.',
    over: 'The support view has ended. You can close this tab.',
    noCode: 'This address is incomplete. Start the view again from the affiliate’s page.',
    looks: 'Support access log',
    noLooks: 'Support has not viewed your account.',
    looked: (when: string, reason: string) => `Support viewed your account on ${when}: ${reason}`,
  },
});
