import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { urlValues } from '../directory/url-values';
import { conversionViews, viewOf } from './conversion-filters';
import { conversionFilterKeys } from './conversion-query';
import { conversionStrings } from './conversions.strings';

/** Sets of filters that people come back to, as tabs over the list. */
@Component({
  selector: 'adm-view-tabs',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="views" [attr.aria-label]="texts.views">
      @for (item of views; track item.id) {
        <a
          routerLink="/conversions"
          queryParamsHandling="merge"
          [queryParams]="item.query"
          [class.active]="item.id === view()"
          [attr.aria-current]="item.id === view() ? 'page' : null"
          >{{ item.label }}</a
        >
      }
    </nav>
  `,
  styleUrl: './view-tabs.scss',
})
export class ViewTabs {
  private readonly url = urlValues(conversionFilterKeys);
  protected readonly texts = conversionStrings;
  protected readonly views = conversionViews;
  protected readonly view = computed(() => viewOf(this.url.values()));
}
