import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliateAccessInvite, affiliatesCreate } from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { newIdempotencyKey } from '@tributary/frontend-shared/api/request-id';
import { LiveActions } from '../directory/live-actions';
import { ProgramScope } from '../directory/program-scope';
import { afterForm } from '../forms/after-form';
import { CheckList } from '../forms/check-list';
import { EntryForm } from '../forms/entry-form';
import { programOptions } from '../forms/program-options';
import { ProgramSearch } from '../forms/program-search';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { affiliateStrings } from './affiliates.strings';

/** Takes an affiliate in, with its sign-in and the programs it is approved for. */
@Component({
  selector: 'adm-new-affiliate',
  imports: [CheckList, EntryForm, LiveActions, ProgramSearch, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-affiliate.html',
})
export class NewAffiliate {
  private readonly api = inject(Api);
  private readonly done = afterForm();
  protected readonly texts = affiliateStrings;
  protected readonly submission = new Submission();

  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  private readonly inScope = inject(ProgramScope).programId();
  protected readonly programIds = signal<readonly string[]>(this.inScope === undefined ? [] : [this.inScope]);
  protected readonly programs = programOptions(() => ({ chosen: this.programIds() }));

  protected async submit(): Promise<void> {
    const { missing } = this.texts;
    const [name, email, password] = [this.name().trim(), this.email().trim(), this.password()];
    const body = { name, email, programIds: [...this.programIds()], ...(password === '' ? {} : { password }) };
    const checks = {
      name: name === '' ? missing.name : undefined,
      email: /^\S+@\S+$/.test(email) ? undefined : missing.email,
      password: password === '' || password.length >= 10 ? undefined : missing.password,
    };
    const affiliate = await this.submission.run(body, checks, (key) =>
      this.api.call(affiliatesCreate, { 'Idempotency-Key': key, body }),
    );
    if (!affiliate) return;
    const words = password === '' ? await this.invite(affiliate) : this.texts.created(affiliate.name);
    this.done(words, ['/affiliates', affiliate.id]);
  }

  /** The affiliate is there whether or not the mail could be asked for; its page offers to send it again. */
  private async invite({ id, name, email }: Affiliate): Promise<string> {
    try {
      await this.api.call(affiliateAccessInvite, { id, 'Idempotency-Key': newIdempotencyKey() });
      return this.texts.createdInvited(name, email);
    } catch {
      return this.texts.notInvited(name);
    }
  }
}
