import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import close from '@material-symbols/svg-300/rounded/close.svg';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { localized } from '@tributary/frontend-shared/strings/localized';
import { ProgramScope } from './program-scope';

const texts = localized({ en: { remove: (program: string) => `Show all programs instead of ${program}` } });

/** In a page's title: the program that the page is limited to, and the way back to all. Nothing where it is not. */
@Component({
  selector: 'adm-scope-chip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shown(); as program) {
      <span class="chip">
        <bdi>{{ program.name }}</bdi>
        <button type="button" [attr.aria-label]="texts.remove(program.name)" (click)="scope.choose(undefined)">
          <tr-icon [svg]="close" [size]="16" />
        </button>
      </span>
    }
  `,
  styles: `
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      max-width: 100%;
      padding-inline: 10px 4px;
      border-radius: var(--radius-full);
      background: var(--accent-soft);
      font: 500 var(--text-13) / 28px var(--font);
      letter-spacing: normal;
    }
    bdi {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      width: 24px;
      height: 24px;
      padding: 0;
      border: 0;
      border-radius: var(--radius-full);
      background: transparent;
      color: inherit;
      cursor: pointer;
    }
    button:hover {
      background: var(--hover);
    }
  `,
})
export class ScopeChip {
  protected readonly scope = inject(ProgramScope);
  protected readonly shown = computed(() => (this.scope.applies() ? this.scope.program() : undefined));
  protected readonly texts = texts;
  protected readonly close = close;
}
