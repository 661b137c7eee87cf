import { randomBytes } from 'node:crypto';
import { clickIdKey, clickIdRandomSize, mintClickId } from '../../src/modules/tracking/rules/click-id.js';
import type { TestApi } from '../support/test-api.js';

/** A click id as the tracker would have given it out for the link at that time. */
export async function mintedClickId(
  api: TestApi,
  linkId: string,
  at = new Date(),
  random: Uint8Array = randomBytes(clickIdRandomSize),
): Promise<string> {
  const [numbers] = await api.prisma.$queryRaw<{ linkNo: number; affiliateNo: number; programNo: number }[]>`
    select l.no::int as "linkNo", a.no::int as "affiliateNo", p.no::int as "programNo"
    from links l join affiliates a on a.id = l.affiliate_id join programs p on p.id = l.program_id where l.id = ${linkId}`;
  const key = api.config.CLICK_ID_KEYS[0];
  if (!numbers || !key) throw new Error('no such link, or no key');
  const claims = {
    ...numbers,
    atMs: at.getTime(),
    country: 'DE',
    device: 'desktop',
    consent: 'unknown',
    bot: false,
    livemode: true,
  } as const;
  return mintClickId(claims, clickIdKey(key.id, key.secret), random);
}
