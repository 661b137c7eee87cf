import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { apiKeysRotate } from '@tributary/frontend-shared/api/generated/operations';
import type { CreatedApiKey } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { ChoiceField } from '../forms/choice-field';
import { EntryForm } from '../forms/entry-form';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { keyStrings } from './keys.strings';

const overlaps = [0, 1, 24, 72, 168] as const;
type Overlap = (typeof overlaps)[number];

/** Gives a key a successor: asks how long the old one stays good, and says what comes of it. */
@Component({
  selector: 'adm-rotate-key',
  imports: [ChoiceField, EntryForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <adm-entry-form
      class="card form"
      [action]="texts.open"
      [working]="texts.open"
      [submission]="submission"
      (sent)="submit()"
      (cancelled)="cancelled.emit()"
    >
      <h2>{{ texts.title(name()) }}</h2>
      <adm-choice-field
        [label]="texts.overlap"
        [hint]="texts.overlapHint"
        [choices]="choices"
        [error]="submission.error('overlapHours')"
        [(value)]="overlap"
      />
    </adm-entry-form>
  `,
})
export class RotateKey {
  readonly keyId = input.required<string>();
  readonly name = input.required<string>();
  readonly rotated = output<CreatedApiKey>();
  readonly cancelled = output();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  protected readonly texts = keyStrings.rotating;
  protected readonly submission = new Submission();
  protected readonly choices = overlaps.map((hours) => ({ value: String(hours), label: this.texts.overlaps[hours] }));
  protected readonly overlap = signal('24');

  protected async submit(): Promise<void> {
    const overlapHours = Number(this.overlap()) as Overlap;
    const id = this.keyId();
    const successor = await this.submission.run({ id, overlapHours }, {}, async (key) =>
      (await this.agreed(overlapHours))
        ? this.api.call(apiKeysRotate, { id, 'Idempotency-Key': key, body: { overlapHours } })
        : undefined,
    );
    if (successor) this.rotated.emit(successor);
  }

  private agreed(overlap: Overlap): Promise<boolean> {
    const { heading, successor, endsNow, endsLater, sooner, action, overlaps: spans } = this.texts;
    const ends = overlap === 0 ? [endsNow] : [endsLater(spans[overlap]), sooner];
    const danger = overlap === 0;
    return this.confirm.ask({ heading: heading(this.name()), consequences: [successor, ...ends], action, danger });
  }
}
