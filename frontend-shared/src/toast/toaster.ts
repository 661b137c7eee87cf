import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import close from '@material-symbols/svg-300/rounded/close.svg';
import { Icon } from '../icons/icon';
import { localized } from '../strings/localized';
import { Toasts } from './toasts';

const texts = localized({ en: { undo: 'Undo', dismiss: 'Dismiss' } });

/** Where toasts appear. One in each app's shell. */
@Component({
  selector: 'tr-toaster',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status" aria-live="polite">
      @for (toast of service.toasts(); track toast.id) {
        <div
          class="toast"
          (mouseenter)="service.hold(toast.id)"
          (mouseleave)="service.resume(toast.id)"
          (focusin)="service.hold(toast.id)"
          (focusout)="service.resume(toast.id)"
        >
          <span>{{ toast.text }}</span>
          @if (toast.undo) {
            <button class="undo" type="button" (click)="service.undo(toast)">{{ texts.undo }}</button>
          }
          <button
            class="close"
            type="button"
            [attr.aria-label]="texts.dismiss"
            [title]="texts.dismiss"
            (click)="service.dismiss(toast.id)"
          >
            <tr-icon [svg]="close" [size]="16" />
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: './toaster.scss',
})
export class Toaster {
  protected readonly service = inject(Toasts);
  protected readonly texts = texts;
  protected readonly close = close;
}
