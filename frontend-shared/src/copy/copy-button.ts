import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import check from '@material-symbols/svg-300/rounded/check.svg';
import copy from '@material-symbols/svg-300/rounded/content_copy.svg';
import { Icon } from '../icons/icon';
import { copyStrings } from './copy.strings';

const confirmationMs = 1_600;

/** Puts a text on the clipboard and says so, to eyes and to screen readers. */
@Component({
  selector: 'tr-copy-button',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      type="button"
      [class.bare]="iconOnly()"
      [class.btn]="!iconOnly()"
      [class.btn-primary]="!iconOnly() && primary()"
      [class.btn-small]="!iconOnly() && !primary()"
      [attr.aria-label]="iconOnly() ? name() : null"
      [attr.title]="iconOnly() ? name() : null"
      (click)="copyText($event)"
    >
      <tr-icon [svg]="outcome() === 'copied' ? icons.check : icons.copy" [size]="16" />
      @if (!iconOnly()) {
        <!-- Both words in one place: the button keeps its width. -->
        <span class="words">
          <span [class.away]="outcome() !== undefined">{{ label() }}</span>
          <span [class.away]="outcome() === undefined">{{ copyWords[outcome() ?? 'copied'] }}</span>
        </span>
      }
    </button>
    <span class="visually-hidden" role="status">{{ outcome() === undefined ? '' : words() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      position: relative;
      flex: none;
      vertical-align: middle;
    }
    .bare {
      display: inline-grid;
      width: 24px;
      height: 24px;
      padding: 0;
      border: 0;
      border-radius: var(--radius-control);
      background: transparent;
      color: var(--muted);
      place-items: center;
      cursor: pointer;
    }
    .words {
      display: grid;
      justify-items: start;
    }
    .words > span {
      grid-area: 1 / 1;
    }
    .away {
      visibility: hidden;
    }
    .bare:hover {
      background: var(--hover);
      color: var(--ink);
    }
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** What is copied: "Copy link"; with `iconOnly` the name of the thing. */
  readonly label = input<string>(copyStrings.copy);
  readonly iconOnly = input(false);
  /** The page's first action, in its colour and full size. */
  readonly primary = input(false);

  private readonly clipboard = inject(Clipboard);
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly icons = { check, copy };
  protected readonly copyWords = copyStrings;
  protected readonly outcome = signal<'copied' | 'failed' | undefined>(undefined);
  protected readonly name = computed(() =>
    this.label() === copyStrings.copy ? copyStrings.copy : `${copyStrings.copy}: ${this.label()}`,
  );
  protected readonly words = computed(() => {
    const outcome = this.outcome();
    return outcome === undefined ? this.label() : copyStrings[outcome];
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected async copyText(event: Event): Promise<void> {
    // Buttons like this stand in rows that open when clicked.
    event.stopPropagation();
    this.outcome.set((await this.copied()) ? 'copied' : 'failed');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.outcome.set(undefined), confirmationMs);
  }

  // The CDK's way comes second: from within a modal dialog it copies nothing and reports success. It is for pages that
  // came over plain HTTP, where browsers keep their clipboard API to themselves.
  private async copied(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.text());
      return true;
    } catch {
      return this.clipboard.copy(this.text());
    }
  }
}
