import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Session } from '@tributary/frontend-shared/session/session';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { supportViewStrings } from './support-view.strings';

/** Where the operator's page leads to: trades the code in the address for the view, and shows the first page. */
@Component({
  selector: 'aff-support-view-page',
  imports: [ErrorState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <h1>{{ texts.title }}</h1>
      @if (error()) {
        <tr-error [error]="error()" [canRetry]="false" />
      } @else {
        <p role="status">{{ code === '' ? texts.noCode : texts.opening }}</p>
      }
    </main>
  `,
})
export class SupportViewPage {
  private readonly view = inject(SupportView);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly texts = supportViewStrings;
  protected readonly error = signal<unknown>(undefined);
  protected readonly code = /^#code=([\w-]+)$/.exec(location.hash)?.[1] ?? '';

  constructor() {
    // A code is good once, but nobody needs to find it in the history.
    history.replaceState(history.state, '', location.pathname);
    if (this.code !== '') void this.open();
  }

  private async open(): Promise<void> {
    try {
      await this.view.open(this.code);
      this.session.adoptView();
      await this.router.navigateByUrl('/today', { replaceUrl: true });
    } catch (error) {
      this.error.set(error);
    }
  }
}
