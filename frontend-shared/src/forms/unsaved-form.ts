import { DestroyRef, Directive, inject, input, signal } from '@angular/core';
import { formStrings } from './form.strings';
import type { Submission } from './submission';
import { UnsavedWork } from './unsaved-work';

/** `<form [trUnsaved]="submission">`: asks before the page is left while something is typed that the submission has not stored. */
@Directive({
  selector: 'form[trUnsaved]',
  host: { '(input)': 'remember()', '(change)': 'remember()' },
})
export class UnsavedForm {
  readonly submission = input.required<Submission>({ alias: 'trUnsaved' });

  /** How often the form had been stored when something was typed last. */
  private readonly typedAfter = signal(-1);

  constructor() {
    const { form, formLost, leave } = formStrings.leaving;
    const question = { heading: form, consequences: [formLost], action: leave };
    const isUnsaved = () => this.typedAfter() === this.submission().accepted();
    inject(UnsavedWork).keep(() => (isUnsaved() ? question : undefined), inject(DestroyRef));
  }

  protected remember(): void {
    this.typedAfter.set(this.submission().accepted());
  }
}
