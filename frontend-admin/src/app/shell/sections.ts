import tag from '@material-symbols/svg-300/rounded/sell.svg';
import coin from '@material-symbols/svg-300/rounded/receipt_long.svg';
import people from '@material-symbols/svg-300/rounded/group.svg';
import house from '@material-symbols/svg-300/rounded/home.svg';
import chain from '@material-symbols/svg-300/rounded/link.svg';
import hub from '@material-symbols/svg-300/rounded/hub.svg';
import history from '@material-symbols/svg-300/rounded/history.svg';
import { shellStrings } from './shell.strings';

/** One entry of the rail. */
export interface Section {
  readonly path: string;
  readonly label: string;
  /** Text of the SVG file. */
  readonly icon: string;
}

/** The rail, from top to bottom. Only what exists. */
export const sections: readonly Section[] = [
  { path: '/home', label: shellStrings.home, icon: house },
  { path: '/programs', label: shellStrings.programs, icon: hub },
  { path: '/affiliates', label: shellStrings.affiliates, icon: people },
  { path: '/conversions', label: shellStrings.conversions, icon: coin },
  { path: '/links', label: shellStrings.links, icon: chain },
  { path: '/coupons', label: shellStrings.coupons, icon: tag },
  { path: '/audit', label: shellStrings.audit, icon: history },
];
