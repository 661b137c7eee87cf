import { DestroyRef, Directive, inject, input, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { formStrings } from './form.strings';
import { UnsavedWork } from './unsaved-work';

/** What a browser filled in by itself, and controls that change only how the form looks: nobody's typing is lost with them. */
const untyped = '[data-view-only], :autofill';

/** What sends a form. */
interface Sending {
  /** How often sending was accepted: what was typed before the last time is stored. */
  readonly accepted: Signal<number>;
}

/** `<form [trUnsaved]="submission">`: asks before the page is left while something is typed that the submission has not stored. */
@Directive({
  selector: 'form[trUnsaved]',
  host: { '(input)': 'remember($event)', '(change)': 'remember($event)' },
})
export class UnsavedForm {
  readonly submission = input.required<Sending>({ alias: 'trUnsaved' });

  /** How often the form had been stored when something was typed last. */
  private readonly typedAfter = signal(-1);

  constructor() {
    const { form, formLost, leave } = formStrings.leaving;
    const question = { heading: form, consequences: [formLost], action: leave };
    const isUnsaved = () => this.typedAfter() === this.submission().accepted();
    inject(UnsavedWork).keep(() => (isUnsaved() ? question : undefined), inject(DestroyRef));
  }

  protected remember({ target }: Event): void {
    if (target instanceof Element && target.matches(untyped)) return;
    this.typedAfter.set(this.submission().accepted());
  }
}
