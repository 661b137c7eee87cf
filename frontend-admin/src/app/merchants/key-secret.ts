import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import type { CreatedApiKey } from '@tributary/frontend-shared/api/generated/schema';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import { formStrings } from '@tributary/frontend-shared/forms/form.strings';
import { UnsavedWork } from '@tributary/frontend-shared/forms/unsaved-work';
import { curlExample } from './curl-example';
import { keyStrings } from './keys.strings';

/** The one sight of a new key's secret, with a command to try it. */
@Component({
  selector: 'adm-key-secret',
  imports: [CopyButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack" [attr.aria-label]="texts.title">
      <h2>{{ texts.title }}</h2>
      @if (secret(); as text) {
        <p class="caution">{{ texts.once }}</p>
        <div class="row">
          <code class="secret" data-testid="secret">{{ text }}</code>
          <tr-copy-button [text]="text" [label]="texts.copy" />
        </div>
        <h3>{{ texts.example }}</h3>
        <pre
          class="scroll"
          tabindex="0"
          role="region"
          [attr.aria-label]="texts.example"
        ><code>{{ example() }}</code></pre>
        <div class="row">
          <tr-copy-button [text]="example()" [label]="texts.copyExample" />
          @if (key().kind === 'postback') {
            <span class="small muted">{{ texts.postbackNote }}</span>
          }
        </div>
      } @else {
        <p class="caution">{{ texts.lost }}</p>
      }
      <div class="row">
        <button class="btn btn-primary" type="button" (click)="finish()">{{ texts.done }}</button>
      </div>
    </section>
  `,
  styles: `
    .secret {
      overflow-wrap: anywhere;
    }
    pre {
      margin: 0;
      padding: 12px;
      border-radius: var(--radius-control);
      background: var(--neutral-soft);
      font-size: var(--text-12);
    }
  `,
})
export class KeySecret {
  readonly key = input.required<CreatedApiKey>();
  readonly done = output();

  protected readonly texts = keyStrings.secret;
  // The document says that a repeated answer holds none.
  protected readonly secret = computed(() => this.key().secret);
  protected readonly example = computed(() => {
    const where = { origin: location.origin, today: new Date().toISOString().slice(0, 10) };
    return curlExample(this.key(), this.secret() ?? '', where);
  });
  private readonly stored = signal(false);

  constructor() {
    const { secret, secretLost, leave } = formStrings.leaving;
    const question = { heading: secret, consequences: [secretLost], action: leave };
    const atRisk = () => !this.stored() && this.secret() !== undefined;
    inject(UnsavedWork).keep(() => (atRisk() ? question : undefined), inject(DestroyRef));
  }

  protected finish(): void {
    this.stored.set(true);
    this.done.emit();
  }
}
