import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliatesCreate } from '@tributary/frontend-shared/api/generated/fn/affiliates/affiliates-create';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { formStrings } from '../forms/form.strings';
import { Submission } from '../forms/submission';
import { TextField } from '../forms/text-field';
import { affiliateStrings } from './affiliates.strings';

/** Takes an affiliate in, with its sign-in and the programs it is approved for. */
@Component({
  selector: 'adm-new-affiliate',
  imports: [ErrorState, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-affiliate.html',
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
    }
    legend {
      padding: 0;
      margin-bottom: 4px;
      font-size: var(--text-13);
      font-weight: 500;
    }
  `,
})
export class NewAffiliate {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = affiliateStrings;
  protected readonly kept = formStrings.kept;
  protected readonly submission = new Submission();
  protected readonly programs = computed(() => this.directory.programs().filter(({ status }) => status !== 'closed'));

  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly chosen = signal<ReadonlySet<string>>(chosenAtFirst(inject(ProgramScope).programId()));

  protected choose(programId: string, isChosen: boolean): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (isChosen) next.add(programId);
      else next.delete(programId);
      return next;
    });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { missing } = this.texts;
    const [name, email, password] = [this.name().trim(), this.email().trim(), this.password()];
    const body = { name, email, programIds: [...this.chosen()], ...(password === '' ? {} : { password }) };
    const checks = {
      name: name === '' ? missing.name : undefined,
      email: /^\S+@\S+$/.test(email) ? undefined : missing.email,
      password: password === '' || password.length >= 10 ? undefined : missing.password,
    };
    const affiliate = await this.submission.run(body, checks, (key) =>
      this.api.call(affiliatesCreate, { 'Idempotency-Key': key, body }),
    );
    if (!affiliate) return;
    this.toasts.show(this.texts.created(affiliate.name));
    void this.router.navigate(['/affiliates', affiliate.id]);
  }
}

function chosenAtFirst(programId: string | undefined): ReadonlySet<string> {
  return new Set(programId === undefined ? [] : [programId]);
}
