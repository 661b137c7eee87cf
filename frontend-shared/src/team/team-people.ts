import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Api } from '../api/api';
import type { PagedList } from '../api/paged-list';
import { newIdempotencyKey } from '../api/request-id';
import { Confirm } from '../confirm/confirm';
import { ErrorState } from '../page-state/error';
import { Session } from '../session/session';
import { StateChip } from '../state-chip/state-chip';
import { Time } from '../time/time';
import { Toasts } from '../toast/toasts';
import type { Member, TeamSide } from './team-side';
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
  readonly list = input.required<PagedList<Member>>();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly texts = teamStrings;
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected nameOf({ name, email }: Member): string {
    return name ?? email;
  }

  protected isOneself({ id }: Member): boolean {
    return id === this.session.user()?.id;
  }

  /** Whoever is no colleague whose role is given and taken: oneself, and an account's holder. */
  protected canChange(member: Member): boolean {
    return this.session.may(this.side().write) && !this.isOneself(member) && this.side().roles.includes(member.role);
  }

  protected async changeRole(member: Member, control: HTMLSelectElement): Promise<void> {
    const role = control.value as RoleName;
    const { heading, when, action } = this.texts.changing;
    const words = this.texts.roles[role];
    const who = this.nameOf(member);
    const question = { heading: heading(who, words), consequences: [this.texts.may[role], when], action };
    const changed = (await this.confirm.ask(question)) && (await this.run(() => this.callChange(member, role)));
    if (changed) this.toasts.show(this.texts.changed(who, words));
    else control.value = member.role;
  }

  protected async suspend(member: Member): Promise<void> {
    const { heading, sessions, signIn, stay, action } = this.texts.suspending;
    const who = this.nameOf(member);
    const consequences = [sessions, signIn, stay];
    if (!(await this.confirm.ask({ heading: heading(who), consequences, action, danger: true }))) return;
    if (await this.run(() => this.api.call(this.side().suspend, this.about(member))))
      this.toasts.show(this.texts.suspended(who));
  }

  protected async restore(member: Member): Promise<void> {
    if (await this.run(() => this.api.call(this.side().restore, this.about(member))))
      this.toasts.show(this.texts.restored(this.nameOf(member)));
  }

  private callChange(member: Member, role: RoleName): Promise<Member> {
    return this.api.call(this.side().changeRole, { ...this.about(member), body: { role: role as never } });
  }

  private about({ id }: Member): { userId: string; 'Idempotency-Key': string } {
    return { userId: id, 'Idempotency-Key': newIdempotencyKey() };
  }

  /** @returns whether it was done; the row then shows what the API answered */
  private async run(change: () => Promise<Member>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const after = await change();
      this.list().change((rows) => rows.map((row) => (row.id === after.id ? after : row)));
      return true;
    } catch (error) {
      this.error.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
