import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import contrast from '@material-symbols/svg-300/rounded/contrast.svg';
import moon from '@material-symbols/svg-300/rounded/dark_mode.svg';
import sun from '@material-symbols/svg-300/rounded/light_mode.svg';
import { Icon } from '../icons/icon';
import { localized } from '../strings/localized';
import { ThemeChoice } from './theme-choice';
import type { Theme } from './theme-choice';

const texts = localized({ en: { label: 'Appearance', system: 'System', light: 'Light', dark: 'Dark' } });

let groups = 0;

/** System, light or dark: three radio buttons drawn as one control. */
@Component({
  selector: 'tr-theme-switch',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ texts.label }}</legend>
      @for (option of options; track option.theme) {
        <label>
          <input
            type="radio"
            [name]="group"
            [value]="option.theme"
            [checked]="choice.theme() === option.theme"
            (change)="choice.choose(option.theme)"
          />
          <span><tr-icon [svg]="option.icon" [size]="16" />{{ option.label }}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: inline-flex;
      flex-wrap: wrap;
      padding: 2px;
      border-radius: var(--radius);
      background: var(--neutral-soft);
    }
    label {
      position: relative;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    span {
      display: flex;
      align-items: center;
      gap: 6px;
      min-height: 28px;
      padding: 0 10px;
      border-radius: var(--radius-control);
      color: var(--muted);
      font-size: var(--text-13);
    }
    input:checked + span {
      background: var(--paper);
      color: var(--ink);
      box-shadow: 0 0 0 1px var(--line);
    }
    input:focus-visible + span {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `,
})
export class ThemeSwitch {
  protected readonly choice = inject(ThemeChoice);
  protected readonly texts = texts;
  protected readonly group = `theme-${++groups}`;
  protected readonly options: readonly { theme: Theme; label: string; icon: string }[] = [
    { theme: 'system', label: texts.system, icon: contrast },
    { theme: 'light', label: texts.light, icon: sun },
    { theme: 'dark', label: texts.dark, icon: moon },
  ];
}
