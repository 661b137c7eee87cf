import { ChangeDetectionStrategy, Component, computed, debounced, inject, input, model, signal } from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { affiliatesGet, affiliatesList } from '@tributary/frontend-shared/api/generated/operations';
import { localized } from '@tributary/frontend-shared/strings/localized';
import { AffiliateNames } from '../directory/affiliate-names';
import { ChoiceField } from './choice-field';
import { TextField } from './text-field';

const texts = localized({
  en: {
    label: 'Affiliate',
    none: 'Select an affiliate',
    hint: 'Only affiliates approved in the program are listed.',
    search: 'Find an affiliate',
    searchHint: 'Type part of a name or email address to see more.',
    failed: 'Affiliates could not be loaded. Change the program to try again.',
  },
});

const offered = 200;
const restMs = 250;

/** Chooses one of a program's approved affiliates; where there are many, by typing a part of the name first. */
@Component({
  selector: 'adm-affiliate-field',
  imports: [ChoiceField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isLong()) {
      <adm-text-field [label]="texts.search" [hint]="texts.searchHint" [viewOnly]="true" [(value)]="search" />
    }
    <adm-choice-field
      [label]="texts.label"
      [empty]="texts.none"
      [choices]="choices()"
      [hint]="list.error() ? texts.failed : texts.hint"
      [error]="error()"
      [(value)]="value"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class AffiliateField {
  readonly programId = input.required<string>();
  /** Id of the affiliate; empty for none. */
  readonly value = model.required<string>();
  readonly error = input<string>();

  private readonly names = inject(AffiliateNames);
  protected readonly texts = texts;
  protected readonly search = signal('');
  private readonly asked = debounced(this.search, restMs);
  protected readonly list = apiResource(affiliatesList, () => {
    const programId = this.programId();
    const q = this.asked.hasValue() ? this.asked.value().trim() : '';
    return programId === ''
      ? undefined
      : { programId, status: 'approved' as const, limit: offered, ...(q === '' ? {} : { q }) };
  });
  /** Whoever is chosen stays on the list, also when it is about others now. */
  private readonly chosen = apiResource(affiliatesGet, () => (this.value() === '' ? undefined : { id: this.value() }));
  protected readonly isLong = computed(
    () => this.search() !== '' || (this.list.hasValue() && this.list.value().nextCursor !== null),
  );
  protected readonly choices = computed(() => {
    const rows = this.list.hasValue() ? this.list.value().data : [];
    const choices = rows.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }));
    const value = this.value();
    if (value === '' || choices.some((choice) => choice.value === value)) return choices;
    const known = this.chosen.hasValue() ? this.chosen.value().name : this.names.name(value);
    return [{ value, label: known }, ...choices];
  });
}
