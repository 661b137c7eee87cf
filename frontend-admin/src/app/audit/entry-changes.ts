import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { AuditEntry } from '@tributary/frontend-shared/api/generated/schema';
import { RouterLink } from '@angular/router';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { auditStrings } from './audit.strings';
import { changedFields, words } from './changed-fields';
import { thingLink } from './thing-link';

/** So many things are shown at once: a night's approvals are a hundred. */
const atFirst = 2;

/** What an entry changed: each thing with its fields, from what to what. */
@Component({
  selector: 'adm-entry-changes',
  imports: [IdChip, NgTemplateOutlet, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-template #one let-change>
      <div class="change">
        <p>
          {{ change.kind }}
          @if (change.name; as name) {
            @if (change.link; as link) {
              <a [routerLink]="link"
                ><bdi>{{ name }}</bdi></a
              >
            } @else {
              <bdi>{{ name }}</bdi>
            }
          }
          &ngsp;<tr-id-chip [id]="change.id" />
        </p>
        <ul>
          @for (field of change.fields; track field.name) {
            <li>
              <span class="muted">{{ field.name }}</span>
              @if (field.from !== null) {
                <del
                  ><bdi [title]="field.from">{{ called(field.from) }}</bdi></del
                >
              }
              @if (field.to !== null) {
                <ins>
                  @if (link(field.to); as link) {
                    <a [routerLink]="link" [title]="field.to"
                      ><bdi>{{ called(field.to) }}</bdi></a
                    >
                  } @else {
                    <bdi>{{ called(field.to) }}</bdi>
                  }
                </ins>
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
  /** What people call the things whose ids stand in the changes. */
  readonly names = input<Readonly<Record<string, string>>>({});
  protected readonly texts = auditStrings;
  protected readonly link = thingLink;
  protected readonly open = signal(false);
  protected readonly shown = computed(() => {
    const changes = this.changes().map((change) => {
      const { id, kind } = change;
      const name = this.names()[id] ?? (thingLink(id) ? auditStrings.open : undefined);
      return { kind: words(kind), id, name, link: thingLink(id), fields: changedFields(change) };
    });
    return { first: changes.slice(0, atFirst), rest: changes.slice(atFirst) };
  });

  protected called(value: string): string {
    return this.names()[value] ?? value;
  }
}
