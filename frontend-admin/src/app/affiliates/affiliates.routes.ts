import type { Routes } from '@angular/router';
import { AffiliatesPage } from './affiliates-page';

/** Pages below /affiliates. */
export const affiliatesRoutes: Routes = [{ path: '', title: 'Affiliates · Tributary', component: AffiliatesPage }];
