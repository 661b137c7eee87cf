import type { Routes } from '@angular/router';
import { LinksPage } from './links-page';

/** Pages below /links. */
export const linksRoutes: Routes = [
  { path: '', title: 'Links · Tributary', component: LinksPage },
  { path: 'new', title: 'New link · Tributary', loadComponent: async () => (await import('./new-link')).NewLink },
  { path: ':id', title: 'Link · Tributary', loadComponent: async () => (await import('./link-page')).LinkPage },
];
