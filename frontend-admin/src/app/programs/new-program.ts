import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { merchantsList, programsCreate } from '@tributary/frontend-shared/api/generated/operations';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { LiveActions } from '../directory/live-actions';
import { ProgramDirectory } from '../directory/program-directory';
import { browserTimeZone, isTimeZone, timeZoneNames } from '../directory/time-zone';
import { ChoiceField } from '../forms/choice-field';
import { afterForm } from '../forms/after-form';
import { EntryForm } from '../forms/entry-form';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { isWebAddress, typedAddress, typedHosts } from '@tributary/frontend-shared/forms/typed-text';
import { TextField } from '../forms/text-field';
import { programStrings } from './programs.strings';
import { TermsFields } from './terms-fields';
import { TermsModel } from './terms-model';

/** Opens a program of a merchant, with the first version of its terms. */
@Component({
  selector: 'adm-new-program',
  imports: [ChoiceField, EntryForm, ErrorState, LiveActions, RouterLink, TermsFields, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-program.html',
})
export class NewProgram {
  private readonly api = inject(Api);
  private readonly done = afterForm();
  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = programStrings;
  protected readonly submission = new Submission();
  protected readonly merchants = apiResource(merchantsList, () => ({ limit: 200 }));
  protected readonly merchantChoices = computed(() =>
    this.merchants.hasValue() ? this.merchants.value().data.map(({ id, name }) => ({ value: id, label: name })) : [],
  );

  protected readonly terms = new TermsModel();
  protected readonly name = signal('');
  protected readonly merchantId = signal('');
  protected readonly currency = signal('EUR');
  protected readonly timeZone = signal(browserTimeZone);
  protected readonly zones = timeZoneNames();
  protected readonly domains = signal('');
  /** First the merchant's website, then what the person typed. */
  protected readonly fallbackUrl = linkedSignal(() => {
    const merchants = this.merchants.hasValue() ? this.merchants.value().data : [];
    return merchants.find(({ id }) => id === this.merchantId())?.websiteUrl ?? '';
  });

  protected async submit(): Promise<void> {
    const { missing } = this.texts;
    const fallbackUrl = typedAddress(this.fallbackUrl());
    const body = {
      name: this.name().trim(),
      merchantId: this.merchantId(),
      currency: this.currency().trim().toUpperCase(),
      timeZone: this.timeZone().trim(),
      provenDomains: typedHosts(this.domains()),
      fallbackUrl: fallbackUrl === '' ? null : fallbackUrl,
      terms: this.terms.input(),
    };
    const checks = {
      name: body.name === '' ? missing.name : undefined,
      merchantId: body.merchantId === '' ? missing.merchant : undefined,
      currency: /^[A-Z]{3}$/.test(body.currency) ? undefined : missing.currency,
      fallbackUrl: fallbackUrl === '' || isWebAddress(fallbackUrl) ? undefined : missing.fallback,
      timeZone: isTimeZone(body.timeZone) ? undefined : missing.timeZone,
      ...this.terms.checks('terms.'),
    };
    const program = await this.submission.run(body, checks, (key) =>
      this.api.call(programsCreate, { 'Idempotency-Key': key, body }),
    );
    if (!program) return;
    this.directory.reload();
    this.done(this.texts.created(program.name), ['/programs', program.id]);
  }
}
