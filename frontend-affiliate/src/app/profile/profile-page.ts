import { ChangeDetectionStrategy, Component } from '@angular/core';

/** More */
@Component({
  selector: 'aff-profile-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>More</h1></main>',
})
export class ProfilePage {}
