import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { AcceptInvitation } from '@tributary/frontend-shared/team/accept-invitation';
import { shellStrings } from '../shell/shell.strings';

/** Where the link of an invitation leads. */
@Component({
  selector: 'aff-invitation-page',
  imports: [AcceptInvitation],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <section>
        <p class="brand"><img src="icons/icon.svg" alt="" width="32" height="32" /> {{ texts.product }}</p>
        <tr-accept-invitation [token]="token" />
      </section>
    </main>
  `,
  styleUrl: '../sign-in/sign-in.scss',
})
export class InvitationPage {
  /** The secret of the link: behind `#`, which no server and no log gets to see. */
  protected readonly token = inject(ActivatedRoute).snapshot.fragment ?? undefined;

  protected readonly texts = shellStrings;
}
