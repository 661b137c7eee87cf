import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { programStrings } from './programs.strings';

/** In the top bar: of which program the pages speak. */
@Component({
  selector: 'adm-program-switcher',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <select
      class="input"
      [attr.aria-label]="texts.switcher"
      [value]="scope.programId() ?? ''"
      (change)="choose($event)"
    >
      <option value="" [selected]="scope.programId() === undefined">{{ texts.all }}</option>
      @for (program of directory.programs(); track program.id) {
        <option [value]="program.id" [selected]="program.id === scope.programId()">
          {{ program.name }} · {{ program.currency }}
        </option>
      }
    </select>
  `,
  styles: `
    :host {
      flex: 0 1 220px;
      min-width: 96px;
    }
    select {
      border-color: var(--line-control);
      font-weight: 500;
    }
    @media (max-width: 899.98px) {
      :host {
        flex-basis: 150px;
      }
    }
  `,
})
export class ProgramSwitcher {
  protected readonly scope = inject(ProgramScope);
  protected readonly directory = inject(ProgramDirectory);
  protected readonly texts = programStrings;

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.scope.choose(value === '' ? undefined : value);
  }
}
