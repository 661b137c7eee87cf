import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { AuditEntry } from '@tributary/frontend-shared/api/generated/schema';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { auditStrings } from './audit.strings';
import { changedFields, words } from './changed-fields';

/** So many things are shown at once: a night's approvals are a hundred. */
const atFirst = 2;

/** What an entry changed: each thing with its fields, from what to what. */
@Component({
  selector: 'adm-entry-changes',
  imports: [IdChip, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-template #one let-change>
      <div class="change">
        <p>{{ change.kind }}&ngsp;<tr-id-chip [id]="change.id" /></p>
        <ul>
          @for (field of change.fields; track field.name) {
            <li>
              <span class="muted">{{ field.name }}</span>
              @if (field.from !== null) {
                <del
                  ><bdi>{{ field.from }}</bdi></del
                >
              }
              @if (field.to !== null) {
                <ins
                  ><bdi>{{ field.to }}</bdi></ins
                >
              }
            </li>
          }
        </ul>
      </div>
    </ng-template>
    @for (change of shown().first; track $index) {
      <ng-container [ngTemplateOutlet]="one" [ngTemplateOutletContext]="{ $implicit: change }" />
    }
    @if (shown().rest.length > 0) {
      <details #rest (toggle)="open.set(rest.open)">
        <summary>{{ texts.more(shown().rest.length) }}</summary>
        @if (open()) {
          @for (change of shown().rest; track $index) {
            <ng-container [ngTemplateOutlet]="one" [ngTemplateOutletContext]="{ $implicit: change }" />
          }
        }
      </details>
    }
  `,
  styleUrl: './entry-changes.scss',
})
export class EntryChanges {
  readonly changes = input.required<AuditEntry['changes']>();
  protected readonly texts = auditStrings;
  protected readonly open = signal(false);
  protected readonly shown = computed(() => {
    const changes = this.changes().map((change) => {
      return { kind: words(change.kind), id: change.id, fields: changedFields(change) };
    });
    return { first: changes.slice(0, atFirst), rest: changes.slice(atFirst) };
  });
}
