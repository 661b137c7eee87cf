import type { Routes } from '@angular/router';
import { AuditPage } from './audit-page';

/** Pages below /audit. */
export const auditRoutes: Routes = [{ path: '', title: 'Audit · Tributary', component: AuditPage }];
