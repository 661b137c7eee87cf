import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api, apiResource } from '../api/api';
import { factorsList, factorsRemove, factorsRename, factorsRenewCodes } from '../api/generated/operations';
import type { AddedFactor } from '../api/generated/schema';
import { Confirm } from '../confirm/confirm';
import { ErrorState } from '../page-state/error';
import { Skeleton } from '../page-state/skeleton';
import { Session } from '../session/session';
import { formatDate, formatRelative } from '../time/format-time';
import { ServerClock } from '../time/server-clock';
import { Toasts } from '../toast/toasts';
import { BrowserPasskeys } from './browser-passkeys';
import { EndOthersOffer } from './end-others-offer';
import { failureWords } from './failure-words';
import { NoPasskeys } from './no-passkeys';
import { RecoveryCodes } from './recovery-codes';
import { secondFactorStrings } from './second-factor.strings';
import { SetUpApp } from './set-up-app';
import { SetUpPasskey } from './set-up-passkey';

type Factor = AddedFactor['factor'];

/** A person's second factors: what there is, and adding, renaming and removing. */
@Component({
  selector: 'tr-factors-panel',
  imports: [EndOthersOffer, ErrorState, NoPasskeys, RecoveryCodes, SetUpApp, SetUpPasskey, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './factors-panel.html',
  styleUrl: './factors-panel.scss',
})
export class FactorsPanel {
  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly passkeys = inject(BrowserPasskeys);
  protected readonly texts = secondFactorStrings;
  protected readonly factors = apiResource(factorsList, () => ({}));
  protected readonly adding = signal<'app' | 'passkey' | undefined>(undefined);
  protected readonly renaming = signal<string | undefined>(undefined);
  /** Recovery codes that were made just now. */
  protected readonly showing = signal<readonly string[] | undefined>(undefined);
  /** A factor or the codes have just changed: whoever did it may want to end what is open elsewhere. */
  protected readonly changed = signal(false);
  protected readonly failure = signal('');
  /** The operator's people keep at least one. */
  protected readonly optional = computed(() => this.session.user()?.affiliateId !== null);

  protected words({ lastUsedAt, createdAt }: Factor): string {
    const now = this.clock.now();
    const used =
      lastUsedAt === null ? this.texts.neverUsed : this.texts.lastUsed(formatRelative(Date.parse(lastUsedAt), now));
    return `${used}, ${this.texts.addedOn(formatDate(Date.parse(createdAt), now))}`;
  }

  protected take({ factor, recoveryCodes, session }: AddedFactor): void {
    this.session.take(session);
    this.adding.set(undefined);
    this.showing.set(recoveryCodes ?? undefined);
    this.changed.set(true);
    this.toasts.show(this.texts.added(factor.name));
    this.factors.reload();
  }

  protected async rename(event: Event, id: string, name: string): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return;
    await this.change(() => this.api.call(factorsRename, { id, body: { name: name.trim() } }));
    this.renaming.set(undefined);
  }

  protected async remove({ id, name }: Factor): Promise<void> {
    const isLast = this.factors.value()?.data.length === 1;
    const consequences = isLast ? [this.texts.removeHappens, this.texts.removeLast] : [this.texts.removeHappens];
    const { removeTitle, removeAction: action } = this.texts;
    const question = { heading: removeTitle(name), consequences, action, danger: true };
    if (!(await this.confirm.ask(question))) return;
    await this.change(async () => {
      this.session.take(await this.api.call(factorsRemove, { id }));
      this.changed.set(true);
      this.toasts.show(this.texts.removed(name));
    });
  }

  protected async renew(): Promise<void> {
    const question = {
      heading: this.texts.renewTitle,
      consequences: [this.texts.renewHappens],
      action: this.texts.renewAction,
      danger: true,
    };
    if (!(await this.confirm.ask(question))) return;
    await this.change(async () => {
      this.showing.set((await this.api.call(factorsRenewCodes, {})).codes);
      this.changed.set(true);
    });
  }

  private async change(work: () => Promise<unknown>): Promise<void> {
    this.failure.set('');
    try {
      await work();
      this.factors.reload();
    } catch (error) {
      this.failure.set(failureWords(error));
    }
  }
}
