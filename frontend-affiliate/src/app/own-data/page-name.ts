/** Host and path of an address, with its query: what people tell pages apart by. */
export function pageName(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, search } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}${search}`;
}
