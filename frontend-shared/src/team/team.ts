import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { pagedList } from '../api/paged-list';
import { ErrorState } from '../page-state/error';
import { Skeleton } from '../page-state/skeleton';
import { Session } from '../session/session';
import { Toasts } from '../toast/toasts';
import { InviteDialog } from './invite-dialog';
import { TeamInvitations } from './team-invitations';
import { TeamPeople } from './team-people';
import type { Invitation } from '../api/generated/schema';
import type { TeamSide } from './team-side';
import { teamStrings } from './team.strings';

/** A team: its people, and who is asked into it. Both apps show theirs with it. */
@Component({
  selector: 'tr-team',
  imports: [ErrorState, Skeleton, TeamInvitations, TeamPeople],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:focus)': 'refresh()' },
  templateUrl: './team.html',
  styles: `
    :host {
      display: grid;
      gap: 24px;
    }
  `,
})
export class Team {
  readonly side = input.required<TeamSide>();

  private readonly dialog = inject(Dialog);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly texts = teamStrings;
  protected readonly mayWrite = computed(() => this.session.may(this.side().write));
  private readonly asked = () => ({ limit: 100 });
  protected readonly people = pagedList(() => this.side().list, this.asked);
  protected readonly invitations = pagedList(() => this.side().invitations, this.asked);

  /** Back from somewhere else: a colleague may have accepted meanwhile. */
  protected refresh(): void {
    this.people.reload();
    this.invitations.reload();
  }

  protected async invite(): Promise<void> {
    const opened = this.dialog.open<Invitation, TeamSide, InviteDialog>(InviteDialog, {
      data: this.side(),
      autoFocus: '[data-first]',
      ariaLabelledBy: 'invite-heading',
      backdropClass: 'tr-scrim',
      maxWidth: 'calc(100vw - 32px)',
    });
    const invitation = await firstValueFrom(opened.closed);
    if (!invitation) return;
    this.invitations.change((rows) => [invitation, ...rows]);
    this.toasts.show(this.texts.invited(invitation.email));
  }
}
