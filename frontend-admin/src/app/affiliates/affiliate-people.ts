import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { affiliateTeamList, affiliateTeamResetFactors } from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate, TeamMember } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { May } from '@tributary/frontend-shared/session/may';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { resetQuestion } from '@tributary/frontend-shared/team/reset-question';
import { teamStrings } from '@tributary/frontend-shared/team/team.strings';
import { Time } from '@tributary/frontend-shared/time/time';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { AffiliateInvitation } from './affiliate-invitation';
import { affiliateStrings } from './affiliates.strings';

type Person = TeamMember;

/** Who signs in for an affiliate, and the way back in for who lost the second factor. */
@Component({
  selector: 'adm-affiliate-people',
  imports: [AffiliateInvitation, ErrorState, May, Skeleton, StateChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './affiliate-people.html',
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 24px;
      padding: 8px 0;
      overflow-wrap: anywhere;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class AffiliatePeople {
  readonly affiliate = input.required<Affiliate>();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly texts = affiliateStrings;
  protected readonly team = teamStrings;
  protected readonly submission = new Submission();
  protected readonly people = apiResource(affiliateTeamList, () => ({ id: this.affiliate().id, limit: 100 }));

  /** Whether the account's holder can sign in; colleagues of the holder do not count. */
  protected readonly hasHolder = computed(
    () => this.people.hasValue() && this.people.value().data.some(({ role }) => role === 'affiliate'),
  );

  protected nameOf({ name, email }: Person): string {
    return name ?? email;
  }

  protected async resetFactors(person: Person): Promise<void> {
    const who = this.nameOf(person);
    if (!(await this.confirm.ask(resetQuestion(who)))) return;
    const about = { id: this.affiliate().id, userId: person.id };
    const done = await this.submission.run(about, {}, (key) =>
      this.api.call(affiliateTeamResetFactors, { ...about, 'Idempotency-Key': key }),
    );
    if (done) this.toasts.show(this.team.factorsReset(who));
  }
}
