import type { Routes } from '@angular/router';
import { ProgramsPage } from './programs-page';

/** Pages below /programs. */
export const programsRoutes: Routes = [
  { path: '', title: 'Programs · Tributary', component: ProgramsPage },
  {
    path: 'new',
    title: 'New program · Tributary',
    loadComponent: async () => (await import('./new-program')).NewProgram,
  },
  {
    path: ':id',
    title: 'Program · Tributary',
    loadComponent: async () => (await import('./program-page')).ProgramPage,
  },
  {
    path: ':id/edit',
    title: 'Edit program · Tributary',
    loadComponent: async () => (await import('./edit-program')).EditProgram,
  },
  {
    path: ':id/new-terms',
    title: 'New terms · Tributary',
    loadComponent: async () => (await import('./new-terms')).NewTerms,
  },
];
