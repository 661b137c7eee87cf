import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Session } from '@tributary/frontend-shared/session/session';
import { sections } from './sections';
import { shellStrings } from './shell.strings';

/** All keys and what they do. */
@Component({
  selector: 'adm-shortcut-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="shortcuts-heading">{{ texts.title }}</h2>
    <dl class="facts">
      @for (row of rows(); track row.what) {
        <dt>
          @for (key of row.keys; track $index) {
            <kbd>{{ key }}</kbd>
          }
        </dt>
        <dd>{{ row.what }}</dd>
      }
    </dl>
    <div class="row">
      <button class="btn" type="button" (click)="dialog.close()">{{ texts.close }}</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      width: 420px;
      max-width: calc(100vw - 32px);
      max-height: 80dvh;
      padding: 24px;
      overflow-y: auto;
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
    dt {
      display: flex;
      gap: 4px;
    }
    kbd {
      min-width: 22px;
      padding: 0 6px;
      border: 1px solid var(--line-control);
      border-radius: 4px;
      font: 400 var(--text-12) / 20px var(--font);
      text-align: center;
    }
  `,
})
export class ShortcutList {
  private readonly session = inject(Session);
  protected readonly dialog = inject<DialogRef<unknown, ShortcutList>>(DialogRef);
  protected readonly texts = shellStrings.shortcuts;
  protected readonly rows = computed(() => [
    { keys: [this.texts.ctrl, 'K'], what: this.texts.search },
    { keys: ['?'], what: this.texts.title },
    ...sections
      .filter(({ needs }) => this.session.may(needs))
      .map(({ key, label }) => ({ keys: ['G', key.toUpperCase()], what: this.texts.open(label) })),
  ]);
}
