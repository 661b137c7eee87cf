import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ChoiceField } from '../forms/choice-field';
import type { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { programStrings } from './programs.strings';
import type { TermsModel } from './terms-model';

/** The fields of a program's terms, in the form of a new program and in that of new terms. */
@Component({
  selector: 'adm-terms-fields',
  imports: [ChoiceField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './terms-fields.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class TermsFields {
  readonly terms = input.required<TermsModel>();
  readonly submission = input.required<Submission>();
  readonly currency = input.required<string>();
  /** What the API's names of these fields begin with. */
  readonly prefix = input('');

  protected readonly texts = programStrings;
  protected readonly models = [
    { value: 'last_click', label: programStrings.models.last_click },
    { value: 'coupon_first', label: programStrings.models.coupon_first },
  ];
  protected readonly kinds = [
    { value: 'percent', label: programStrings.kinds.percent },
    { value: 'flat', label: programStrings.kinds.flat },
  ];
  protected readonly bases = [
    { value: 'net', label: programStrings.bases.net },
    { value: 'gross', label: programStrings.bases.gross },
  ];
  protected readonly means = computed(() =>
    this.terms().model() === 'coupon_first'
      ? programStrings.modelMeans.coupon_first
      : programStrings.modelMeans.last_click,
  );

  protected error(path: string): string | undefined {
    return this.submission().error(this.prefix() + path);
  }
}
