import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Alert } from '@tributary/frontend-shared/api/generated/schema';
import { May } from '@tributary/frontend-shared/session/may';
import { Time } from '@tributary/frontend-shared/time/time';
import { LiveActions } from '../directory/live-actions';
import { evidenceFacts } from './evidence-facts';
import { ResolveAlert } from './resolve-alert';
import { securityStrings } from './security.strings';

/** What happened in a sentence, with the evidence behind it, and what became of it. */
@Component({
  selector: 'adm-alert-story',
  imports: [LiveActions, May, ResolveAlert, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './alert-story.html',
  styleUrl: './alert-story.scss',
})
export class AlertStory {
  readonly alert = input.required<Alert>();
  readonly resolved = output<Alert>();
  protected readonly texts = securityStrings;
  protected readonly seen = computed(() => evidenceFacts(this.alert().evidence));
}
