import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import {
  affiliatesAddMember,
  affiliatesChangeMember,
  ledgerBalances,
} from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { Money } from '@tributary/frontend-shared/money/money';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { May } from '@tributary/frontend-shared/session/may';
import { Session } from '@tributary/frontend-shared/session/session';
import { ProgramDirectory } from '../directory/program-directory';
import { TestMode } from '../directory/test-mode';
import { ChoiceField } from '../forms/choice-field';
import { programOptions } from '../forms/program-options';
import { ProgramSearch } from '../forms/program-search';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { affiliateStrings } from './affiliates.strings';

type Standing = Affiliate['programs'][number]['status'];
/** States that an administrator may set. */
type NewStanding = 'approved' | 'suspended' | 'banned';

/** Where an affiliate takes part, what it is owed there, and the decisions an administrator can take about it. */
@Component({
  selector: 'adm-memberships',
  imports: [May, ChoiceField, ErrorState, Money, ProgramSearch, RouterLink, StateChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './memberships.html',
  styles: `
    .scroll {
      overflow-x: auto;
    }
    .actions {
      display: inline-flex;
      gap: 8px;
    }
    .search {
      max-width: 280px;
    }
    .search:not(:has(adm-text-field, tr-error)) {
      display: none;
    }
    .add {
      align-items: end;
    }
    .add adm-choice-field {
      flex: 0 1 280px;
    }
  `,
})
export class Memberships {
  readonly affiliate = input.required<Affiliate>();
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly directory = inject(ProgramDirectory);
  protected readonly session = inject(Session);
  private readonly testMode = inject(TestMode);
  protected readonly texts = affiliateStrings;
  protected readonly submission = new Submission();
  protected readonly books = ['pending', 'approved', 'inPayout'] as const;
  protected readonly newProgram = signal('');
  protected readonly balances = apiResource(ledgerBalances, () =>
    this.session.may('balances:read') ? { id: this.affiliate().id, ...this.testMode.listed() } : undefined,
  );

  protected readonly rows = computed(() => {
    const balances = this.balances.hasValue() ? this.balances.value().data : [];
    return this.affiliate().programs.map(({ programId, status }) => ({
      programId,
      status,
      balances: balances.filter((balance) => balance.programId === programId),
    }));
  });
  protected readonly joinable = programOptions(() => ({
    chosen: [this.newProgram()],
    without: this.affiliate().programs.map(({ programId }) => programId),
  }));

  protected mayApprove(status: Standing): boolean {
    return status === 'suspended' || status === 'in_review';
  }

  protected mayBan(status: Standing): boolean {
    return !['banned', 'closed', 'rejected'].includes(status);
  }

  protected async suspend(programId: string): Promise<void> {
    const { heading, earn, stay, undo, action } = this.texts.suspending;
    const question = { heading: this.about(heading, programId), consequences: [earn, stay, undo], action };
    if (await this.confirm.ask(question)) await this.move(programId, 'suspended');
  }

  protected async ban(programId: string): Promise<void> {
    const { heading, earn, stay, noUndo, action } = this.texts.banning;
    const question = {
      heading: this.about(heading, programId),
      consequences: [earn, stay, noUndo],
      action,
      danger: true,
    };
    if (await this.confirm.ask(question)) await this.move(programId, 'banned');
  }

  protected async move(id: string, status: NewStanding): Promise<void> {
    const { id: affiliateId } = this.affiliate();
    const done = await this.submission.run({ id, status }, {}, (key) =>
      this.api.call(affiliatesChangeMember, { id, affiliateId, 'Idempotency-Key': key, body: { status } }),
    );
    if (!done) return;
    this.toasts.show(this.texts.moved(this.directory.name(id), stateWord('membership', status).toLowerCase()));
    this.changed.emit();
  }

  protected async join(event: Event): Promise<void> {
    event.preventDefault();
    const id = this.newProgram();
    if (id === '') return;
    const { id: affiliateId } = this.affiliate();
    const done = await this.submission.run({ id }, {}, (key) =>
      this.api.call(affiliatesAddMember, { id, 'Idempotency-Key': key, body: { affiliateId } }),
    );
    if (!done) return;
    this.newProgram.set('');
    this.toasts.show(this.texts.added(this.directory.name(id)));
    this.changed.emit();
  }

  private about(heading: (name: string, program: string) => string, programId: string): string {
    return heading(this.affiliate().name, this.directory.name(programId));
  }
}
