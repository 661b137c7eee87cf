import type { Routes } from '@angular/router';
import { CouponsPage } from './coupons-page';

/** Pages below /coupons. */
export const couponsRoutes: Routes = [
  { path: '', title: 'Coupons · Tributary', component: CouponsPage },
  { path: 'new', title: 'New coupon · Tributary', loadComponent: async () => (await import('./new-coupon')).NewCoupon },
];
