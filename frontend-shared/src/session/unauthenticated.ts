import { HttpContextToken } from '@angular/common/http';

/** Marks a request of the session itself: it carries no token and a refusal is its answer. */
export const UNAUTHENTICATED = new HttpContextToken<boolean>(() => false);
