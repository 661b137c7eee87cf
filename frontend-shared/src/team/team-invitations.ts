import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Api } from '../api/api';
import type { PagedList } from '../api/paged-list';
import { Confirm } from '../confirm/confirm';
import { ErrorState } from '../page-state/error';
import { Session } from '../session/session';
import { StateChip } from '../state-chip/state-chip';
import { Time } from '../time/time';
import { Toasts } from '../toast/toasts';
import { RowChange } from './row-change';
import type { Invitation } from '../api/generated/schema';
import type { TeamSide } from './team-side';
import { teamStrings } from './team.strings';

/** Who was asked into a team, how it stands, and asking again or taking it back. */
@Component({
  selector: 'tr-team-invitations',
  imports: [ErrorState, StateChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './team-invitations.html',
  styleUrl: './team-rows.scss',
})
export class TeamInvitations {
  readonly side = input.required<TeamSide>();
  readonly list = input.required<PagedList<Invitation>>();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly texts = teamStrings;
  protected readonly changing = new RowChange<Invitation>();
  protected readonly mayWrite = computed(() => this.session.may(this.side().write));

  protected canSend({ state }: Invitation): boolean {
    return this.mayWrite() && (state === 'open' || state === 'expired');
  }

  protected async resend(invitation: Invitation): Promise<void> {
    if (await this.change(invitation, this.side().resend)) this.toasts.show(this.texts.invited(invitation.email));
  }

  protected async withdraw(invitation: Invitation): Promise<void> {
    const { heading, link, again, action } = this.texts.withdrawing;
    const question = { heading: heading(invitation.email), consequences: [link, again], action };
    if (!(await this.confirm.ask(question))) return;
    if (await this.change(invitation, this.side().withdraw)) this.toasts.show(this.texts.withdrawn(invitation.email));
  }

  private change({ id }: Invitation, how: TeamSide['resend']): Promise<boolean> {
    return this.changing.run(this.list(), (key) => this.api.call(how, { id, 'Idempotency-Key': key }));
  }
}
