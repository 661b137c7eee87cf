import type { Settings } from '../../platform/config.js';

/** Pages of the apps that letters lead to. */
export type AppPage = 'verify-email' | 'reset-password' | 'forgot-password' | 'sessions';

/** What an address is made of: where the installation is, and whose side it is for. */
export interface AppPlace {
  readonly config: Pick<Settings, 'PUBLIC_API_URL'>;
  readonly user: { readonly affiliateId: string | null };
}

/**
 * Address of a page in the app of somebody's side. A secret goes behind `#`, so that it reaches no server's log and no
 * `Referer`.
 */
export function appAddress({ config, user }: AppPlace, page: AppPage, secret?: string): string {
  const app = user.affiliateId === null ? 'admin' : 'affiliate';
  const path = page === 'sessions' ? (app === 'admin' ? 'account' : 'more/sessions') : page;
  const address = `${config.PUBLIC_API_URL.replace(/\/$/, '')}/${app}/${path}`;
  return secret === undefined ? address : `${address}#${secret}`;
}
