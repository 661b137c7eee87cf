/** Pages of the things whose ids stand in the trail, by the prefix of the id. */
const pages: Readonly<Record<string, string>> = {
  ...{ cnv: '/conversions', aff: '/affiliates', lnk: '/links', prg: '/programs', mer: '/merchants' },
};

/** The page of a thing, if things of its kind have one. */
export function thingLink(id: string): readonly string[] | undefined {
  const list = pages[/^([a-z]{3})_[0-9a-z]+$/.exec(id)?.[1] ?? ''];
  return list === undefined ? undefined : [list, id];
}
