import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  signal,
} from '@angular/core';
import { formStrings } from './form.strings';

/** Fields mark themselves: single ones as screen readers expect it, groups of boxes by a data attribute. */
const faulty = '[aria-invalid="true"], [data-invalid="true"]';

/**
 * Beside a form's button: after sending, moves the focus to the first field that needs attention and says how many do,
 * whether the form itself or the API found the fault. It reads what the fields say of themselves, so it fits any form.
 */
@Component({
  selector: 'tr-form-faults',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="small negative" role="alert">{{ words() }}</p>`,
})
export class FormFaults {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly words = signal('');
  /** From sending until the faults are shown or the person types on. */
  private waits = false;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const form = this.host.closest('form');
      if (form) destroyed.onDestroy(this.follow(form));
    });
  }

  private follow(form: HTMLFormElement): () => void {
    const submitted = () => {
      this.waits = true;
      this.words.set('');
      afterNextRender(() => this.look(form), { injector: this.injector });
    };
    const typed = () => (this.waits = false);
    // The API's refusal comes later, and only shows in the fields.
    const changes = new MutationObserver(() => this.look(form));
    changes.observe(form, { subtree: true, attributeFilter: ['aria-invalid', 'data-invalid'] });
    form.addEventListener('submit', submitted);
    form.addEventListener('input', typed);
    return () => {
      changes.disconnect();
      form.removeEventListener('submit', submitted);
      form.removeEventListener('input', typed);
    };
  }

  private look(form: HTMLFormElement): void {
    const faults = [...form.querySelectorAll<HTMLElement>(faulty)];
    const [first] = faults;
    if (!this.waits || first === undefined) return;
    this.waits = false;
    this.words.set(formStrings.attention(faults.length));
    const control = first.matches('input, select, textarea') ? first : first.querySelector('input');
    (control ?? first).focus();
  }
}
