import type { Routes } from '@angular/router';
import { EarningsPage } from './earnings-page';

/** Pages below /earnings. */
export const earningsRoutes: Routes = [{ path: '', title: 'Earnings · Tributary', component: EarningsPage }];
