import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { LiveCounters as Counters } from '@tributary/frontend-shared/api/generated/schema';
import { newRequestId } from '@tributary/frontend-shared/api/request-id';
import { Session } from '@tributary/frontend-shared/session/session';
import { ProgramScope } from '../directory/program-scope';
import { TestMode } from '../directory/test-mode';
import { EventStreamReader } from './event-stream';
import type { StreamEvent } from './event-stream';

/** `paused`: the counters cannot be read at present, or the connection is being made again. */
export type LiveState = 'connecting' | 'live' | 'paused';

/** Longer than the API is ever silent: it sends a sign of life every ten seconds. */
const silenceMs = 25_000;
const firstRetryMs = 1_000;
const longestRetryMs = 15_000;

/** Counters of the chosen program (or all) as they change, over one connection that is made again whenever it ends. */
@Injectable({ providedIn: 'root' })
export class LiveCounters {
  private readonly session = inject(Session);
  private readonly scope = inject(ProgramScope);
  private readonly testMode = inject(TestMode);
  private readonly mutableState = signal<LiveState>('connecting');
  private readonly mutableCounters = signal<Counters | undefined>(undefined);
  private connection: AbortController | undefined;

  readonly state = this.mutableState.asReadonly();
  readonly counters = this.mutableCounters.asReadonly();

  constructor() {
    effect(() => {
      const query = new URLSearchParams({
        timeZone: this.scope.timeZone(),
        ...(this.testMode.isOn() && { livemode: 'false' }),
      });
      const programId = this.scope.programId();
      if (programId !== undefined) query.set('programId', programId);
      const signedIn = this.session.state() === 'signed-in';
      untracked(() => {
        this.connection?.abort();
        this.mutableCounters.set(undefined);
        this.mutableState.set('connecting');
        if (signedIn) void this.keepConnected(query.toString());
      });
    });
    const offline = () => this.mutableState.set('paused');
    window.addEventListener('offline', offline);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('offline', offline);
      this.connection?.abort();
    });
  }

  private async keepConnected(query: string): Promise<void> {
    const connection = new AbortController();
    this.connection = connection;
    let retryMs = firstRetryMs;
    while (!connection.signal.aborted) {
      const heard = await this.listen(query, connection.signal).catch(() => false);
      if (connection.signal.aborted) return;
      this.mutableState.set('paused');
      retryMs = heard ? firstRetryMs : Math.min(retryMs * 2, longestRetryMs);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  /** Reads until the stream ends. @returns whether anything came */
  private async listen(query: string, ended: AbortSignal): Promise<boolean> {
    const silence = new AbortController();
    const response = await fetch(`/v1/live?${query}`, {
      headers: { authorization: `Bearer ${this.session.accessToken ?? ''}`, 'x-request-id': newRequestId() },
      signal: AbortSignal.any([ended, silence.signal]),
    });
    if (response.status === 401) await this.session.reopen();
    if (!response.ok || !response.body) return false;
    const reader = new EventStreamReader();
    const texts = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let heard = false;
    for (;;) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      const { done, value } = await texts.read().finally(() => clearTimeout(timer));
      if (done) return heard;
      for (const event of reader.push(value)) this.take(event);
      heard = true;
    }
  }

  private take({ event, data }: StreamEvent): void {
    if (event === 'counters') {
      this.mutableCounters.set(JSON.parse(data) as Counters);
      this.mutableState.set('live');
    } else if (event === 'unavailable') this.mutableState.set('paused');
  }
}
