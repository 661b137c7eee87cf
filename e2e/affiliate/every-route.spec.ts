import { describe, expect } from '@jest/globals';
import { useBrowser } from '../harness/journey.ts';
import { PHONE } from '../harness/setting.ts';
import { openSignedIn } from '../harness/sign-in.ts';
import { findingsOf } from '../harness/walk-routes.ts';
import { newAffiliate, newOrder } from '../harness/world.ts';

const journey = useBrowser();

describe('every page of the affiliate app', () => {
  journey(
    'has nothing that axe finds, and nothing sticks out',
    PHONE,
    async (visitor) => {
      const person = await newAffiliate();
      const { conversionId } = await newOrder(person.link.url);
      const entries = [
        'sign-in',
        'invitation',
        'support-view',
        'forgot-password',
        'reset-password#made-up',
        'reset-password',
        'verify-email',
      ];
      expect(await findingsOf(visitor, 'affiliate', entries)).toEqual({});
      await openSignedIn(visitor, 'affiliate', 'today', person);
      const paths = [
        'today',
        'links',
        'earnings',
        `earnings/${conversionId}`,
        'more',
        'more/password',
        'more/team',
        'more/email',
        'more/sessions',
        'more/security',
        'nothing-is-here',
      ];
      expect(await findingsOf(visitor, 'affiliate', paths)).toEqual({});
    },
    { limitMs: 600_000 },
  );
});
