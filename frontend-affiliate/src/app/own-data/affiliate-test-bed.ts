import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import type { Routes } from '@angular/router';
import { apiInterceptor } from '@tributary/frontend-shared/api/api-interceptor';
import { APP_IDENTITY } from '@tributary/frontend-shared/session/app-identity';

/** The app's own wiring around a page under test, with answers given by the test instead of a server. */
export function affiliateTestBed(routes: Routes = []): HttpTestingController {
  TestBed.configureTestingModule({
    providers: [
      provideRouter(routes, withComponentInputBinding()),
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      { provide: APP_IDENTITY, useValue: { name: 'affiliate', icon: 'icons/icon.svg' } },
    ],
  });
  return TestBed.inject(HttpTestingController);
}

/** Lets promises, effects and the page settle. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
}
