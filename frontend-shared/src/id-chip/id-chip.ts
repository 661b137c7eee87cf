import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { CopyButton } from '../copy/copy-button';

/** An id, shortened in the middle (prefix and last six tell it apart), whole on hover and when copied. */
@Component({
  selector: 'tr-id-chip',
  imports: [CopyButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<code [title]="id()">{{ short() }}</code
    ><tr-copy-button [text]="id()" [label]="id()" [iconOnly]="true" />`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      padding-inline-start: 8px;
      border-radius: var(--radius-control);
      background: var(--neutral-soft);
      color: var(--muted);
      font-size: var(--text-12);
      line-height: 24px;
      white-space: nowrap;
    }
  `,
})
export class IdChip {
  readonly id = input.required<string>();

  protected readonly short = computed(() => {
    const id = this.id();
    // A click's id has no prefix, and an underscore anywhere.
    const prefix = /^[a-z]{2,4}_/.exec(id)?.[0] ?? '';
    return id.length <= 16 ? id : `${id.slice(0, prefix.length + 3)}…${id.slice(-6)}`;
  });
}
