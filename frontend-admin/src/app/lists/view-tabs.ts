import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { listViewStrings } from './list-views.strings';
import type { ListViews } from './list-views';
import type { OwnView } from './own-views';

/** Sets of filters that people come back to, as tabs over the list: those that everybody has, and one's own. */
@Component({
  selector: 'adm-view-tabs',
  imports: [ErrorState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.scss',
})
export class ViewTabs {
  readonly views = input.required<ListViews>();
  protected readonly words = listViewStrings;
  protected readonly naming = signal<'new' | 'rename' | undefined>(undefined);
  protected readonly own = computed(() => this.views().own);
  protected readonly failure = computed(() => this.own().submission.failure());

  protected async name(label: string): Promise<void> {
    const [text, shown] = [label.trim(), this.views().shown()];
    if (text === '') return;
    if (this.naming() === 'rename' && shown) await this.own().change(shown.id, { name: text });
    else await this.own().save(text, this.views().values());
    if (this.failure() === undefined) this.naming.set(undefined);
  }

  protected change({ id }: OwnView, change: { shared?: boolean; isDefault?: boolean }): void {
    void this.own().change(id, change);
  }

  protected async remove({ id }: OwnView): Promise<void> {
    await this.own().remove(id);
    if (this.failure() === undefined) this.views().clear();
  }
}
