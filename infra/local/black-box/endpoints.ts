import { readJson } from '../atomic-json.ts';

/** What a program outside reads from endpoints.json; the whole form is in the documentation of the outside contract. */
export interface Endpoints {
  readonly api: string;
  readonly tracker: string;
  readonly postgres: string;
  readonly nats: string;
  readonly redis: string;
  readonly s3: {
    readonly endpoint: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly bucket: string;
    readonly region: string;
  };
  readonly clickhouse: {
    readonly url: string;
    readonly database: string;
    readonly analyst: Account;
    readonly admin: Account;
  };
  readonly metrics: readonly string[];
  readonly shop: string;
  readonly demo: {
    readonly admin: StaffSignIn;
    readonly finance: StaffSignIn;
    readonly affiliate: { readonly id: string; readonly email: string; readonly password: string };
    readonly merchant: { readonly id: string; readonly apiKey: string; readonly postbackToken: string };
    readonly program: { readonly id: string; readonly currency: string };
    readonly link: { readonly code: string; readonly url: string };
    readonly coupon: string;
  };
  /** Pids by name; null between two lives of a process. */
  readonly processes: Readonly<Record<string, number | null>>;
}

/** The operator's people sign in with a code too. */
export interface StaffSignIn {
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
}

interface Account {
  readonly user: string;
  readonly password: string;
}

/** Reads endpoints.json. Throws when nothing is running there. */
export function readEndpoints(file: string): Endpoints {
  const endpoints = readJson(file) as Endpoints | null;
  if (endpoints === null) throw new Error(`${file} is not there: nothing is running`);
  return endpoints;
}
