import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { localized } from '@tributary/frontend-shared/strings/localized';
import type { ProgramOptions } from './program-options';
import { TextField } from './text-field';

const texts = localized({
  en: {
    search: 'Find a program',
    searchHint: 'Type part of the name to see more.',
  },
});

/** Above a choice of programs: part of a name to type, where there are more than it offers. */
@Component({
  selector: 'adm-program-search',
  imports: [ErrorState, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let programs = options();
    @if (programs.isLong()) {
      <adm-text-field
        [label]="texts.search"
        [hint]="texts.searchHint"
        [maxlength]="200"
        [viewOnly]="true"
        [(value)]="programs.search"
      />
    }
    @if (programs.error(); as error) {
      <tr-error [error]="error" [canRetry]="false" />
    }
  `,
  // Alone it takes no room: often there is nothing to search.
  styles: ':host { display: contents; }',
})
export class ProgramSearch {
  readonly options = input.required<ProgramOptions>();
  protected readonly texts = texts;
}
