import chain from '@material-symbols/svg-300/rounded/link.svg';
import dots from '@material-symbols/svg-300/rounded/more_horiz.svg';
import calendar from '@material-symbols/svg-300/rounded/today.svg';
import savings from '@material-symbols/svg-300/rounded/savings.svg';
import { shellStrings } from './shell.strings';

/** One entry of the bottom bar. */
export interface Section {
  readonly path: string;
  readonly label: string;
  /** Text of the SVG file. */
  readonly icon: string;
}

/** The bottom bar, from left to right. Only what exists. */
export const sections: readonly Section[] = [
  { path: '/today', label: shellStrings.today, icon: calendar },
  { path: '/links', label: shellStrings.links, icon: chain },
  { path: '/earnings', label: shellStrings.earnings, icon: savings },
  { path: '/more', label: shellStrings.more, icon: dots },
];
