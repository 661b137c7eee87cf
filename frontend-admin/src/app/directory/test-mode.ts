import { Injectable, computed, inject } from '@angular/core';
import { CarriedQuery } from './carried-query';

const parameter = 'mode';

/** Whether the pages show what shops report with their test keys. It stands in the address (`?mode=test`) of every page. */
@Injectable({ providedIn: 'root' })
export class TestMode {
  private readonly query = inject(CarriedQuery);
  private readonly mode = this.query.value(parameter);

  readonly isOn = computed(() => this.mode() === 'test');
  /** For the query of a list: nothing means live. */
  readonly listed = computed((): { livemode?: boolean } => (this.isOn() ? { livemode: false } : {}));
  /** For the filters of a report: nothing means live. */
  readonly reported = computed((): { livemode?: boolean } => (this.isOn() ? { livemode: false } : {}));

  set(on: boolean): void {
    this.query.choose(parameter, on ? 'test' : undefined);
  }

  /** Puts the frame around one thing that fits it, in place of the address as it was. */
  fit(livemode: boolean): void {
    if (livemode === this.isOn()) this.query.choose(parameter, livemode ? undefined : 'test', { replaceUrl: true });
  }
}
