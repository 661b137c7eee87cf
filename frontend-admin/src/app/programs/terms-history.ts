import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Program, Terms } from '@tributary/frontend-shared/api/generated/schema';
import { Time } from '@tributary/frontend-shared/time/time';
import { programStrings } from './programs.strings';
import { paysWords } from './terms-words';

/** Every version of a program's terms, the newest first: what is in force, what comes, what was. */
@Component({
  selector: 'adm-terms-history',
  imports: [Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="texts.termsTitle">
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{{ texts.version }}</th>
            <th scope="col">{{ texts.state }}</th>
            <th scope="col">{{ texts.effective }}</th>
            <th scope="col">{{ texts.pays }}</th>
            <th scope="col">{{ texts.model }}</th>
            <th scope="col" class="number">{{ texts.window }}</th>
            <th scope="col" class="number">{{ texts.hold }}</th>
          </tr>
        </thead>
        <tbody>
          @for (terms of rows(); track terms.version) {
            <tr>
              <td>{{ terms.version }}</td>
              <td [class]="terms.tone">{{ terms.standing }}</td>
              <td><tr-time [value]="terms.effectiveFrom" as="moment" [zone]="program().timeZone" /></td>
              <td>{{ terms.pays }}</td>
              <td>{{ texts.models[terms.attributionModel] }}</td>
              <td class="number">{{ texts.days(terms.windowDays) }}</td>
              <td class="number">{{ texts.days(terms.holdDays) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }
  `,
})
export class TermsHistory {
  readonly versions = input.required<readonly Terms[]>();
  /** The version in force. */
  readonly current = input.required<number>();
  readonly program = input.required<Program>();

  protected readonly texts = programStrings;
  protected readonly rows = computed(() =>
    this.versions()
      .map((terms) => ({
        ...terms,
        pays: paysWords(terms.commission, this.program().currency),
        ...this.standing(terms),
      }))
      .reverse(),
  );

  private standing({ version }: Terms): { standing: string; tone: string } {
    if (version === this.current()) return { standing: this.texts.inForce, tone: 'positive' };
    if (version > this.current()) return { standing: this.texts.upcoming, tone: '' };
    return { standing: this.texts.past, tone: 'muted' };
  }
}
