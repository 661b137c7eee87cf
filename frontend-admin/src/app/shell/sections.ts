import tag from '@material-symbols/svg-300/rounded/sell.svg';
import coin from '@material-symbols/svg-300/rounded/receipt_long.svg';
import people from '@material-symbols/svg-300/rounded/group.svg';
import house from '@material-symbols/svg-300/rounded/home.svg';
import chain from '@material-symbols/svg-300/rounded/link.svg';
import hub from '@material-symbols/svg-300/rounded/hub.svg';
import store from '@material-symbols/svg-300/rounded/storefront.svg';
import badge from '@material-symbols/svg-300/rounded/badge.svg';
import history from '@material-symbols/svg-300/rounded/history.svg';
import shield from '@material-symbols/svg-300/rounded/shield.svg';
import { shellStrings } from './shell.strings';

/** One entry of the rail. */
export interface Section {
  readonly path: string;
  readonly label: string;
  /** Text of the SVG file. */
  readonly icon: string;
  /** The permission without which its page is of no use. */
  readonly needs: string;
}

/** The rail, from top to bottom. Only what exists. */
export const sections: readonly Section[] = [
  { path: '/home', label: shellStrings.home, icon: house, needs: 'search:use' },
  { path: '/programs', label: shellStrings.programs, icon: hub, needs: 'programs:read' },
  { path: '/merchants', label: shellStrings.merchants, icon: store, needs: 'merchants:read' },
  { path: '/affiliates', label: shellStrings.affiliates, icon: people, needs: 'affiliates:read' },
  { path: '/conversions', label: shellStrings.conversions, icon: coin, needs: 'conversions:read' },
  { path: '/links', label: shellStrings.links, icon: chain, needs: 'links:read' },
  { path: '/coupons', label: shellStrings.coupons, icon: tag, needs: 'coupons:read' },
  { path: '/team', label: shellStrings.team, icon: badge, needs: 'team:read' },
  { path: '/security', label: shellStrings.security, icon: shield, needs: 'alerts:read' },
  { path: '/audit', label: shellStrings.audit, icon: history, needs: 'audit:read' },
];
