import type { Routes } from '@angular/router';
import { ComponentsPage } from './components-page';

/** Pages below /components-page. */
export const componentsPageRoutes: Routes = [{ path: '', title: 'Components · Tributary', component: ComponentsPage }];
