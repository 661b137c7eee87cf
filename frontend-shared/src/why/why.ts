import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Time } from '../time/time';
import type { Tone } from '../state-chip/states';

/** One sentence of the story of a decision. */
export interface WhyStep {
  /** A plain sentence: "Clicked the link autumn-sale from Instagram". */
  readonly text: string;
  /** RFC 3339. */
  readonly at?: string | undefined;
  /** What only some want to know. */
  readonly detail?: string | undefined;
  readonly tone?: Tone | undefined;
}

/** One line of the arithmetic, written out: `8 % of €70.59` and `€5.65`. */
export interface WhySum {
  readonly label: string;
  readonly value: string;
}

/** Why something was decided: what happened in order, then the arithmetic, then the result. */
@Component({
  selector: 'tr-why',
  imports: [Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './why.html',
  styleUrl: './why.scss',
})
export class Why {
  readonly steps = input.required<readonly WhyStep[]>();
  readonly sum = input<readonly WhySum[]>([]);
  readonly result = input<WhySum>();
  /** IANA zone of the moments. */
  readonly zone = input<string>();
}
