import { HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';

const failure = (status: number, error: object) => new HttpErrorResponse({ status, error });

/** Nothing, not yet, and not possible. */
@Component({
  selector: 'adm-state-samples',
  imports: [Empty, ErrorState, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>Empty, loading, error</h2>
    <div class="samples">
      <div class="card">
        <tr-empty
          heading="No links yet"
          text="A link brings people to the shop and remembers who sent them."
          example="https://example.com/c/autumn"
          ><button class="btn" type="button">Create a link</button></tr-empty
        >
      </div>
      <div class="card stack">
        <tr-skeleton kind="tile" /><tr-skeleton [rows]="3" /><tr-skeleton kind="table" [rows]="3" />
      </div>
      @for (error of errors; track $index) {
        <tr-error [error]="error" />
      }
    </div>
  `,
  styleUrl: './samples.scss',
})
export class StateSamples {
  protected readonly errors = [
    failure(0, {}),
    failure(422, {
      detail: 'The refund is larger than what is left of the order.',
      errors: [{ path: 'amount', message: 'must be at most €42.00' }],
    }),
    failure(500, { detail: 'Nothing was kept.', requestId: '01970c1e4b7a7c11a8f2' }),
  ];
}
