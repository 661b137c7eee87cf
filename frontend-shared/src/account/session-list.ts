import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api, apiResource } from '../api/api';
import { sessionsEnd, sessionsEndOthers, sessionsList } from '../api/generated/operations';
import type { OpenSession } from '../api/generated/schema';
import { newIdempotencyKey } from '../api/request-id';
import { Confirm } from '../confirm/confirm';
import type { Question } from '../confirm/question';
import { ErrorState } from '../page-state/error';
import { Skeleton } from '../page-state/skeleton';
import { Time } from '../time/time';
import { Toasts } from '../toast/toasts';
import { accountStrings } from './account.strings';
import { FormRequest } from './form-request';

/** Everywhere somebody is signed in: which device, from where, since when; each can be ended, or all others at once. */
@Component({
  selector: 'tr-session-list',
  imports: [ErrorState, Skeleton, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './session-list.html',
  styleUrl: './session-list.scss',
})
export class SessionList {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly texts = accountStrings.sessions;
  protected readonly request = new FormRequest();
  protected readonly answer = apiResource(sessionsList, () => ({}));
  /** Ended a moment ago, and not yet gone from the answer. */
  private readonly ended = signal<ReadonlySet<string>>(new Set());
  protected readonly sessions = computed(() => {
    const { data } = this.answer.hasValue() ? this.answer.value() : { data: [] };
    const open = data.filter(({ id }) => !this.ended().has(id));
    return [...open.filter(({ current }) => current), ...open.filter(({ current }) => !current)];
  });
  protected readonly others = computed(() => this.sessions().filter(({ current }) => !current));

  protected async end({ id, device }: OpenSession): Promise<void> {
    const { endQuestion, endConsequence, endAction: action, ended } = this.texts;
    const question = { heading: endQuestion(device), consequences: [endConsequence], action, danger: true };
    const send = () => this.api.call(sessionsEnd, { id, 'Idempotency-Key': newIdempotencyKey() });
    await this.afterAsking(question, { ids: [id], send, news: ended });
  }

  protected async endOthers(): Promise<void> {
    const { endOthersQuestion, endOthersConsequence, endOthersAction, endedOthers } = this.texts;
    const question = {
      heading: endOthersQuestion,
      consequences: [endOthersConsequence],
      action: endOthersAction,
      danger: true,
    };
    const send = () => this.api.call(sessionsEndOthers, { 'Idempotency-Key': newIdempotencyKey() });
    await this.afterAsking(question, { ids: this.others().map(({ id }) => id), send, news: endedOthers });
  }

  private async afterAsking(
    question: Question,
    { ids, send, news }: { ids: readonly string[]; send: () => Promise<unknown>; news: string },
  ): Promise<void> {
    if (!(await this.confirm.ask(question)) || !(await this.request.run(send))) return;
    this.ended.update((ended) => new Set([...ended, ...ids]));
    this.toasts.show(news);
  }
}
