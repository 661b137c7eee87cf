import type { Routes } from '@angular/router';
import { AccountPage } from './account-page';
import { SecurityPage } from './security-page';

/** Pages below /account: what is one's own. */
export const accountRoutes: Routes = [
  { path: '', title: 'Your account · Tributary', component: AccountPage },
  { path: 'security', title: 'Security · Tributary', component: SecurityPage },
];
