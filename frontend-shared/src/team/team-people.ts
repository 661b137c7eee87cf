import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Api } from '../api/api';
import type { PagedList } from '../api/paged-list';
import { Confirm } from '../confirm/confirm';
import { ErrorState } from '../page-state/error';
import { Session } from '../session/session';
import { StateChip } from '../state-chip/state-chip';
import { Time } from '../time/time';
import { Toasts } from '../toast/toasts';
import { resetQuestion } from './reset-question';
import { RowChange } from './row-change';
import type { TeamMember } from '../api/generated/schema';
import type { TeamSide } from './team-side';
import { teamStrings } from './team.strings';
import type { RoleName } from './team.strings';

/** The people of a team, each with role and state, and what may be done about them. */
@Component({
  selector: 'tr-team-people',
  imports: [ErrorState, StateChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './team-people.html',
  styleUrl: './team-rows.scss',
})
export class TeamPeople {
  readonly side = input.required<TeamSide>();
  readonly list = input.required<PagedList<TeamMember>>();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly texts = teamStrings;
  protected readonly changing = new RowChange<TeamMember>();

  protected nameOf({ name, email }: TeamMember): string {
    return name ?? email;
  }

  protected isOneself({ id }: TeamMember): boolean {
    return id === this.session.user()?.id;
  }

  /** Whoever is no colleague whose role is given and taken: oneself, and an account's holder. */
  protected canChange(member: TeamMember): boolean {
    return this.session.may(this.side().write) && !this.isOneself(member) && this.side().roles.includes(member.role);
  }

  protected async changeRole(member: TeamMember, control: HTMLSelectElement): Promise<void> {
    const role = control.value as RoleName;
    const { heading, when, action } = this.texts.changing;
    const words = this.texts.roles[role];
    const who = this.nameOf(member);
    const question = { heading: heading(who, words), consequences: [this.texts.may[role], when], action };
    const changed = (await this.confirm.ask(question)) && (await this.give(member, role));
    if (changed) this.toasts.show(this.texts.changed(who, words));
    else control.value = member.role;
  }

  protected async suspend(member: TeamMember): Promise<void> {
    const { heading, sessions, signIn, stay, action } = this.texts.suspending;
    const who = this.nameOf(member);
    const consequences = [sessions, signIn, stay];
    if (!(await this.confirm.ask({ heading: heading(who), consequences, action, danger: true }))) return;
    if (await this.change(member, this.side().suspend)) this.toasts.show(this.texts.suspended(who));
  }

  protected async restore(member: TeamMember): Promise<void> {
    if (await this.change(member, this.side().restore)) this.toasts.show(this.texts.restored(this.nameOf(member)));
  }

  protected async resetFactors(member: TeamMember): Promise<void> {
    const who = this.nameOf(member);
    if (!(await this.confirm.ask(resetQuestion(who)))) return;
    if (await this.change(member, this.side().resetFactors)) this.toasts.show(this.texts.factorsReset(who));
  }

  private change({ id }: TeamMember, how: TeamSide['suspend']): Promise<boolean> {
    return this.changing.run(this.list(), (key) => this.api.call(how, { userId: id, 'Idempotency-Key': key }));
  }

  private give({ id }: TeamMember, role: RoleName): Promise<boolean> {
    const body = { role: role as never };
    return this.changing.run(this.list(), (key) =>
      this.api.call(this.side().changeRole, { userId: id, 'Idempotency-Key': key, body }),
    );
  }
}
