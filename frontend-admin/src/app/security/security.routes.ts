import type { Routes } from '@angular/router';
import { SecurityPage } from './security-page';

/** Pages below /security. */
export const securityRoutes: Routes = [{ path: '', title: 'Security · Tributary', component: SecurityPage }];
