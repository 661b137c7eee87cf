import { HttpClient, HttpContext, HttpHeaders } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { OpenedSupportView } from '../api/generated/schema';
import { UNAUTHENTICATED } from './unauthenticated';

const keptAs = 'tributary.support-view';

/**
 * Somebody of the operator looks with an affiliate's eyes, in this tab only: its token is in memory and in the tab's own
 * storage, never where another tab or the next visit finds it.
 */
@Injectable({ providedIn: 'root' })
export class SupportView {
  private readonly http = inject(HttpClient);
  private readonly context = new HttpContext().set(UNAUTHENTICATED, true);
  private readonly mutablePass = signal(recall());
  private readonly mutableEnded = signal(false);

  /** Null in every ordinary tab. */
  readonly pass = this.mutablePass.asReadonly();
  /** Its time is over, or somebody ended it; what was seen is taken off the page. */
  readonly ended = this.mutableEnded.asReadonly();

  /** Trades the code out of the address for the view. @throws HttpErrorResponse */
  async open(code: string): Promise<void> {
    const answer = this.http.post<OpenedSupportView>('/v1/auth/support-view', { code }, { context: this.context });
    const pass = await firstValueFrom(answer);
    this.mutablePass.set(pass);
    this.mutableEnded.set(false);
    // Without storage the view ends when the tab is loaded again, which is all that is lost.
    attempt(() => sessionStorage.setItem(keptAs, JSON.stringify(pass)));
  }

  /** Ends the view here and on the server; here also when the server cannot be reached. */
  async end(): Promise<void> {
    const headers = new HttpHeaders({ authorization: `Bearer ${this.pass()?.accessToken ?? ''}` });
    this.over();
    const { context } = this;
    await firstValueFrom(this.http.post('/v1/auth/support-view/end', {}, { context, headers })).catch(() => undefined);
  }

  /** The server takes the token no more. @throws always, so that whoever asked gets the refusal */
  giveUp(): never {
    this.over();
    throw new Error('the support view has ended');
  }

  /** Its time is over by the clock. */
  over(): void {
    this.mutableEnded.set(true);
    attempt(() => sessionStorage.removeItem(keptAs));
  }
}

function recall(): OpenedSupportView | null {
  return attempt(() => JSON.parse(sessionStorage.getItem(keptAs) ?? 'null') as OpenedSupportView | null) ?? null;
}

/** Storage may be forbidden or full. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
