import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { pagedList } from '../api/paged-list';
import { ErrorState } from '../page-state/error';
import { Skeleton } from '../page-state/skeleton';
import { Toasts } from '../toast/toasts';
import { InviteDialog } from './invite-dialog';
import { TeamInvitations } from './team-invitations';
import { TeamPeople } from './team-people';
import type { Invitation } from '../api/generated/schema';
import type { TeamSide } from './team-side';
import { teamStrings } from './team.strings';

/** A team: its people, and who is asked into it. Both apps show theirs with it, under a title with the button that invites. */
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
  protected readonly texts = teamStrings;
  private readonly asked = () => ({ limit: 100 });
  protected readonly people = pagedList(() => this.side().list, this.asked);
  protected readonly invitations = pagedList(() => this.side().invitations, this.asked);

  /** Back from somewhere else: a colleague may have accepted meanwhile. */
  protected refresh(): void {
    this.people.reload();
    this.invitations.reload();
  }

  /** For the page, which has the button in its title row. */
  async invite(): Promise<void> {
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
