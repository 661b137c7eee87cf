import type { Routes } from '@angular/router';
import { MerchantsPage } from './merchants-page';

/** Pages below /merchants. */
export const merchantsRoutes: Routes = [
  { path: '', title: 'Merchants · Tributary', component: MerchantsPage },
  {
    path: 'new',
    title: 'New merchant · Tributary',
    loadComponent: async () => (await import('./new-merchant')).NewMerchant,
  },
  {
    path: ':id',
    title: 'Merchant · Tributary',
    loadComponent: async () => (await import('./merchant-page')).MerchantPage,
  },
  {
    path: ':id/new-key',
    title: 'New API key · Tributary',
    loadComponent: async () => (await import('./new-key')).NewKey,
  },
];
