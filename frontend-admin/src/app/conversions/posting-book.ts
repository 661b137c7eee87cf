import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConversionStory } from '@tributary/frontend-shared/api/generated/schema';
import { Money } from '@tributary/frontend-shared/money/money';
import { Time } from '@tributary/frontend-shared/time/time';
import { AffiliateNames } from '../directory/affiliate-names';
import { accountWords } from './account-words';
import { conversionStrings } from './conversions.strings';

/** The postings of a conversion as a small book: account, debit, credit. */
@Component({
  selector: 'adm-posting-book',
  imports: [Money, RouterLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack">
      <h2>{{ texts.ledger }}</h2>
      @if (book().length > 0) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="texts.ledger">
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{{ texts.account }}</th>
                <th scope="col" class="number">{{ texts.debit }}</th>
                <th scope="col" class="number">{{ texts.credit }}</th>
              </tr>
            </thead>
            @for (posting of book(); track posting.id) {
              <tbody>
                <tr>
                  <th scope="rowgroup" colspan="3" class="posting">
                    {{ posting.words }} <tr-time [value]="posting.recordedAt" as="second" [zone]="zone()" />
                  </th>
                </tr>
                @for (line of posting.lines; track $index) {
                  <tr>
                    <td [class.credit]="line.credit" [title]="line.account">
                      {{ line.words }}
                      @if (line.affiliateId; as id) {
                        ·
                        <a [routerLink]="['/affiliates', id]"
                          ><bdi>{{ names.name(id) }}</bdi></a
                        >
                      }
                    </td>
                    <td class="number">
                      @if (line.debit) {
                        <tr-money [value]="line.debit" />
                      }
                    </td>
                    <td class="number">
                      @if (line.credit) {
                        <tr-money [value]="line.credit" />
                      }
                    </td>
                  </tr>
                }
              </tbody>
            }
          </table>
        </div>
        <p class="small muted">{{ texts.ledgerNote }}</p>
      } @else {
        <p class="muted">{{ texts.noLedger }}</p>
      }
    </section>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }
    .plain-table .posting {
      padding-top: 16px;
      color: var(--ink);
      font-size: var(--text-13);
    }
    .posting tr-time {
      margin-inline-start: 8px;
      color: var(--muted);
      font-weight: 400;
    }
    .credit {
      padding-inline-start: 24px;
    }
  `,
})
export class PostingBook {
  readonly postings = input.required<ConversionStory['postings']>();
  /** IANA zone of the program. */
  readonly zone = input<string>();

  protected readonly names = inject(AffiliateNames);
  protected readonly texts = conversionStrings;
  protected readonly book = computed(() =>
    this.postings().map((posting) => ({
      ...posting,
      words: conversionStrings.postings[posting.kind] ?? posting.kind,
      lines: posting.lines.map((line) => ({ ...line, ...accountWords(line.account) })),
    })),
  );
}
