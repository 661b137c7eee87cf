import { HttpHeaders, HttpParams, HttpRequest } from '@angular/common/http';
import type { HttpContext } from '@angular/common/http';

/** One operation of the API; `generated/operations` has them all. `types` exists for the compiler only. */
export interface Operation<Params, Answer> {
  readonly method: string;
  readonly path: string;
  readonly types?: (params: Params) => Answer;
}

/** What an operation is called with: path, query and header parameters and `body`, side by side. */
export type ParamsOf<O> = O extends Operation<infer Params, unknown> ? Params : never;

/** An operation as `generated/schema` describes it. */
export type Call<O extends Described> = Operation<Inputs<O>, AnswerOf<O>>;

interface Described {
  readonly parameters: { readonly query?: unknown; readonly header?: unknown; readonly path?: unknown };
  readonly requestBody?: unknown;
  readonly responses: object;
}

type Inputs<O extends Described> = Side<O['parameters']['path']> &
  Side<O['parameters']['query']> &
  Side<O['parameters']['header']> &
  BodyOf<O>;

/** Parameters that may be left out may be given as undefined as well. */
type Side<T> = [NonNullable<T>] extends [never] ? unknown : Loose<NonNullable<T>>;
type Loose<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] };

type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer Body } } } ? { body: Body } : unknown;

type Success = 200 | 201 | 202;
type AnswerOf<O extends Described> =
  Extract<keyof O['responses'], Success> extends never
    ? undefined
    : JsonOf<O['responses'][Extract<keyof O['responses'], Success>]>;
type JsonOf<R> = R extends { content: { 'application/json': infer Body } } ? Body : unknown;

/** The only header that callers set themselves. */
const headerNames = new Set(['Idempotency-Key']);

type Given = string | number | boolean | null | undefined | readonly string[];

/** The request of one call: parameters in the path, the header or else the query; undefined and null are left out. */
export function requestOf<Params>(
  { method, path }: Operation<Params, unknown>,
  params: Params,
  context?: HttpContext,
): HttpRequest<unknown> {
  const { body = null, ...given } = params as Record<string, Given> & { body?: unknown };
  let [address, query, headers] = [path, new HttpParams(), new HttpHeaders({ accept: 'application/json' })];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (path.includes(`{${name}}`)) address = address.replace(`{${name}}`, encodeURIComponent(String(value)));
    else if (headerNames.has(name)) headers = headers.set(name, String(value));
    else for (const one of Array.isArray(value) ? value : [value]) query = query.append(name, String(one));
  }
  const options = { params: query, headers, responseType: 'json' as const, ...(context && { context }) };
  return new HttpRequest<unknown>(method, address, body, options);
}
