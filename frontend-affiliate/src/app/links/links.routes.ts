import type { Routes } from '@angular/router';
import { LinksPage } from './links-page';

/** Pages below /links. */
export const linksRoutes: Routes = [{ path: '', title: 'Links · Tributary', component: LinksPage }];
