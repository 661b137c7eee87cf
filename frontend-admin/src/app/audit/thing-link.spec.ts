import { expect, it } from 'vitest';
import { thingLink } from './thing-link';

it.each([
  ['aff_01h455vb4pex5vsknk084sn02q', ['/affiliates', 'aff_01h455vb4pex5vsknk084sn02q']],
  ['cnv_1', ['/conversions', 'cnv_1']],
  ['alr_1', undefined],
  ['aff_1 and more', undefined],
])('B16: %s in the audit leads to %j', (id, link) => expect(thingLink(id)).toEqual(link));
