import type { Routes } from '@angular/router';
import { AffiliatesPage } from './affiliates-page';

/** Pages below /affiliates. */
export const affiliatesRoutes: Routes = [
  { path: '', title: 'Affiliates · Tributary', component: AffiliatesPage },
  {
    path: 'new',
    title: 'New affiliate · Tributary',
    loadComponent: async () => (await import('./new-affiliate')).NewAffiliate,
  },
  {
    path: ':id',
    title: 'Affiliate · Tributary',
    loadComponent: async () => (await import('./affiliate-page')).AffiliatePage,
  },
];
