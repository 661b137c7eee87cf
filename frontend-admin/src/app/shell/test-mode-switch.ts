import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import flask from '@material-symbols/svg-300/rounded/science.svg';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { TestMode } from '../directory/test-mode';
import { shellStrings } from './shell.strings';

/** In the top bar: whether the pages show test data. On phones the word gives way to its icon. */
@Component({
  selector: 'adm-test-mode-switch',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      class="btn btn-small"
      type="button"
      role="switch"
      [attr.aria-checked]="mode.isOn()"
      [attr.aria-label]="texts.testMode"
      [attr.title]="texts.testModeHint"
      (click)="mode.set(!mode.isOn())"
    >
      <tr-icon [svg]="flask" [size]="18" /><span aria-hidden="true">{{ texts.testMode }}</span>
    </button>
  `,
  styles: `
    button {
      white-space: nowrap;
    }
    [aria-checked='true'] {
      border-color: var(--caution);
      background: var(--caution-soft);
      color: var(--caution);
    }
    @media (max-width: 899.98px) {
      span {
        display: none;
      }
    }
  `,
})
export class TestModeSwitch {
  protected readonly mode = inject(TestMode);
  protected readonly texts = shellStrings;
  protected readonly flask = flask;
}
