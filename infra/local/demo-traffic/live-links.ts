import type { Endpoints } from '../black-box/endpoints.ts';
import { get } from '../black-box/requests.ts';
import { signInStaff } from '../black-box/sign-in.ts';
import { UserError } from '../user-error.ts';

/** A link that visitors follow. */
export interface LiveLink {
  readonly url: string;
  readonly currency: string;
  /** Its part of the visits, by rank: a power law, as in the demo's history. */
  readonly weight: number;
}

type Row = Readonly<Record<string, string>>;

/** The active links of the demo merchant's programs, oldest first, as an administrator sees them. */
export async function liveLinks({ api, demo }: Endpoints): Promise<LiveLink[]> {
  const session = await signInStaff(api, demo.admin);
  if (session.status !== 200) throw new UserError('The demo administrator cannot sign in: was the password changed?');
  const token = session.body['accessToken'] as string;
  const rows = async (path: string): Promise<Row[]> => (await get(`${api}${path}`, token)).body['data'] as Row[];
  const programs = await rows(`/v1/programs?limit=200&merchantId=${demo.merchant.id}`);
  const links: LiveLink[] = [];
  for (const { id = '', currency = '' } of programs) {
    const own = await rows(`/v1/links?limit=200&active=true&programId=${id}`);
    own.reverse().forEach(({ url = '' }, rank) => links.push({ url, currency, weight: (rank + 1) ** -0.8 }));
  }
  if (links.length === 0) throw new UserError('The demo has no active link: nothing to follow.');
  return links;
}
