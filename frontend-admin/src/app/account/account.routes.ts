import type { Routes } from '@angular/router';
import { AccountPage } from './account-page';

/** Pages below /account. */
export const accountRoutes: Routes = [{ path: '', title: 'Your account · Tributary', component: AccountPage }];
