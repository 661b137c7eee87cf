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
import type { Asking } from '../directory/attention';
import { shellStrings } from './shell.strings';

/** One entry of the rail. */
export interface Section {
  readonly path: string;
  readonly label: string;
  /** Text of the SVG file. */
  readonly icon: string;
  /** The permission without which its page is of no use. */
  readonly needs: string;
  /** The letter that opens it, after G. */
  readonly key: string;
  /** What is counted beside it. */
  readonly counts?: Asking['kind'];
}

/** Entries under a caption; the first stand alone. */
export interface SectionGroup {
  readonly caption: string | undefined;
  readonly sections: readonly Section[];
}

const texts = shellStrings;

/** The rail, from top to bottom. Only what exists. */
export const sectionGroups: readonly SectionGroup[] = [
  {
    caption: undefined,
    sections: [{ path: '/home', label: texts.home, icon: house, needs: 'search:use', key: 'h' }],
  },
  {
    caption: texts.groups.work,
    sections: [
      {
        path: '/conversions',
        label: texts.conversions,
        icon: coin,
        needs: 'conversions:read',
        key: 'c',
        counts: 'held',
      },
    ],
  },
  {
    caption: texts.groups.programs,
    sections: [
      { path: '/programs', label: texts.programs, icon: hub, needs: 'programs:read', key: 'p' },
      {
        path: '/affiliates',
        label: texts.affiliates,
        icon: people,
        needs: 'affiliates:read',
        key: 'a',
        counts: 'applied',
      },
      { path: '/links', label: texts.links, icon: chain, needs: 'links:read', key: 'l' },
      { path: '/coupons', label: texts.coupons, icon: tag, needs: 'coupons:read', key: 'o' },
    ],
  },
  {
    caption: texts.groups.insight,
    sections: [{ path: '/audit', label: texts.audit, icon: history, needs: 'audit:read', key: 'u' }],
  },
  {
    caption: texts.groups.settings,
    sections: [
      { path: '/merchants', label: texts.merchants, icon: store, needs: 'merchants:read', key: 'm' },
      { path: '/team', label: texts.team, icon: badge, needs: 'team:read', key: 't' },
      { path: '/security', label: texts.security, icon: shield, needs: 'alerts:read', key: 's', counts: 'alerts' },
    ],
  },
];

/** All of them, whatever their group. */
export const sections: readonly Section[] = sectionGroups.flatMap((group) => group.sections);
