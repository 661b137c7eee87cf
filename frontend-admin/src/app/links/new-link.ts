import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { linksCreate } from '@tributary/frontend-shared/api/generated/operations';
import { LiveActions } from '../directory/live-actions';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { AffiliateField } from '../forms/affiliate-field';
import { ChoiceField } from '../forms/choice-field';
import { afterForm } from '../forms/after-form';
import { EntryForm } from '../forms/entry-form';
import { programOptions } from '../forms/program-options';
import { ProgramSearch } from '../forms/program-search';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { isWebAddress, typedAddress } from '@tributary/frontend-shared/forms/typed-text';
import { linkStrings } from './links.strings';
import { confirmOtherDomain } from './other-domain';

/** Makes a tracking link for an approved affiliate. */
@Component({
  selector: 'adm-new-link',
  imports: [AffiliateField, ChoiceField, EntryForm, LiveActions, ProgramSearch, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-link.html',
})
export class NewLink {
  /** Whose link it is to be, out of the query. */
  readonly affiliate = input<string>();

  private readonly api = inject(Api);
  private readonly done = afterForm();
  private readonly scope = inject(ProgramScope);
  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = linkStrings;
  protected readonly submission = new Submission();

  protected readonly programId = linkedSignal(() => this.scope.programId() ?? this.directory.onlyChoice() ?? '');
  protected readonly programs = programOptions(() => ({ chosen: [this.programId()] }));
  protected readonly affiliateId = linkedSignal(() => this.affiliate() ?? '');
  protected readonly destinationUrl = signal('');
  protected readonly code = signal('');

  protected readonly allowed = computed(() => this.directory.program(this.programId())?.allowedDomains);
  protected readonly hint = computed(() => this.texts.hints.destination((this.allowed() ?? []).join(', ')));
  private readonly confirmOther = confirmOtherDomain();

  protected async submit(): Promise<void> {
    const { missing } = this.texts;
    const code = this.code().trim();
    const body = {
      programId: this.programId(),
      affiliateId: this.affiliateId(),
      destinationUrl: typedAddress(this.destinationUrl()),
      ...(code === '' ? {} : { code }),
    };
    const checks = {
      programId: body.programId === '' ? missing.program : undefined,
      affiliateId: body.affiliateId === '' ? missing.affiliate : undefined,
      destinationUrl: isWebAddress(body.destinationUrl) ? undefined : missing.destination,
    };
    const asked = { destinationUrl: body.destinationUrl, allowedDomains: this.allowed() };
    const link = await this.submission.run(body, checks, (key) =>
      this.confirmOther(asked, ({ allowOtherDomain }) =>
        allowOtherDomain
          ? this.api.call(linksCreate, { 'Idempotency-Key': `${key}-confirmed`, body: { ...body, allowOtherDomain } })
          : this.api.call(linksCreate, { 'Idempotency-Key': key, body }),
      ),
    );
    if (!link) return;
    this.done(this.texts.created(link.code), ['/links', link.id]);
  }
}
