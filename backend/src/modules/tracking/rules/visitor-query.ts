/** One parameter of a query string. `raw` is `name=value` as it may stand in a URL; `key` is what it is compared by. */
export interface QueryPair {
  readonly key: string;
  readonly raw: string;
}

/** The visitor's query string, sorted by what is done with each parameter. */
export interface VisitorQuery {
  /** The page asked for by `?to=`, decoded and unchecked. */
  readonly to: string | undefined;
  /** `sub1` … `sub5`, decoded, at most 255 characters each. */
  readonly subIds: Readonly<SubIds>;
  /** All other parameters, for the destination. */
  readonly passOn: readonly QueryPair[];
}

/** The affiliate's own labels of a click. */
export interface SubIds {
  sub1?: string;
  sub2?: string;
  sub3?: string;
  sub4?: string;
  sub5?: string;
}

const subIdNames: readonly string[] = ['sub1', 'sub2', 'sub3', 'sub4', 'sub5'] satisfies (keyof SubIds)[];
const subIdLength = 255;
const nothing: VisitorQuery = { to: undefined, subIds: {}, passOn: [] };
// RFC 3986 query characters; square brackets are not, but every browser and shop system lets them stand.
const unsafe = /[^A-Za-z0-9\-._~!$'()*+,;:@/?%=[\]]/g;

/** Reads a raw query string (without `?`). Total: no input makes it throw; of a repeated parameter of ours the first counts. */
export function readVisitorQuery(query: string): VisitorQuery {
  if (query === '') return nothing;
  let to: string | undefined;
  const subIds: SubIds = {};
  const passOn: QueryPair[] = [];
  for (const part of query.split('&')) {
    const raw = unescaped(part);
    if (raw === '') continue;
    const equals = raw.indexOf('=');
    const name = decode(equals === -1 ? raw : raw.slice(0, equals));
    const value = (): string => (equals === -1 ? '' : decode(raw.slice(equals + 1)));
    if (name === 'to') to ??= value();
    else if (isSubIdName(name)) subIds[name] ??= storable(value());
    else passOn.push({ key: parameterKey(name), raw: raw.replace(unsafe, escape) });
  }
  return { to, subIds, passOn };
}

/** A link that was escaped for HTML once too often has `&amp;` for `&`: what follows is the name. */
function unescaped(part: string): string {
  return part.replace(/^(?:amp;)+/i, '');
}

/** The parameters of a URL's own query string, in order. */
export function queryPairs(query: string): QueryPair[] {
  const pairs = query.split('&').filter((raw) => raw !== '');
  return pairs.map((raw) => ({ key: parameterKey(decode(raw.split('=', 1)[0] ?? '')), raw }));
}

/**
 * What two parameter names are compared by. Looser than equality, because common servers take `Click.Id`, `click id`
 * and `click_id` for one parameter, and a visitor's must never stand in for ours.
 */
export function parameterKey(name: string): string {
  return name.trimStart().toLowerCase().replace(/[ .]/g, '_');
}

function isSubIdName(name: string): name is keyof SubIds {
  return subIdNames.includes(name);
}

// Cut first: a cut may halve a surrogate pair. NUL and lone surrogates cannot be stored in PostgreSQL, and one of them
// would make its whole group of clicks fail there.
function storable(value: string): string {
  return value.slice(0, subIdLength).toWellFormed().replaceAll('\0', '');
}

function decode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

// Node hands over each byte of the request line as one character; bytes keep their value.
function escape(character: string): string {
  const code = character.charCodeAt(0);
  return code > 0xff
    ? encodeURIComponent(character.toWellFormed())
    : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
}
