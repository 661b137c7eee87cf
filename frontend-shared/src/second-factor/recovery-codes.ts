import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { CopyButton } from '../copy/copy-button';
import { download } from '../download/download';
import { formStrings } from '../forms/form.strings';
import { UnsavedWork } from '../forms/unsaved-work';
import { secondFactorStrings } from './second-factor.strings';

/** Recovery codes, the one time that they are shown. */
@Component({
  selector: 'tr-recovery-codes',
  imports: [CopyButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ texts.codesTitle }}</h2>
    <p class="small muted">{{ texts.codesWhy }}</p>
    <ul>
      @for (code of codes(); track code) {
        <li>
          <code>{{ code }}</code>
        </li>
      }
    </ul>
    <div class="actions">
      <tr-copy-button [text]="text()" [label]="texts.copyCodes" />
      <button class="btn btn-small" type="button" (click)="save()">{{ texts.downloadCodes }}</button>
    </div>
    <button class="btn btn-primary" type="button" (click)="finish()">{{ texts.codesSaved }}</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      justify-items: start;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(2, max-content);
      gap: 8px 24px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .actions {
      display: flex;
      gap: 8px;
    }
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  readonly saved = output();
  protected readonly texts = secondFactorStrings;
  protected readonly text = computed(() => this.codes().join('\n'));

  private readonly stored = signal(false);

  constructor() {
    const { codes, secretLost, leave } = formStrings.leaving;
    const question = { heading: codes, consequences: [secretLost], action: leave };
    inject(UnsavedWork).keep(() => (this.stored() ? undefined : question), inject(DestroyRef));
  }

  protected finish(): void {
    this.stored.set(true);
    this.saved.emit();
  }

  protected save(): void {
    download(this.texts.codesFile, new Blob([`${this.text()}\n`], { type: 'text/plain' }));
  }
}
