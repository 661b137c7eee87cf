import type { LightMyRequestResponse } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface ApiAnswer {
  readonly status: number;
  /** Its fields; that they keep the documented schema is what the API's own response check asserts. */
  readonly body: ApiBody;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: LightMyRequestResponse['cookies'];
}

/**
 * A JSON answer of which a test knows the fields: `body['id'] as string`, `body['items'][0]['sku']`. No value is all of
 * these at once, so the compiler lets a test read it as what it is; a wrong guess fails the test.
 */
export type ApiBody = { readonly [field: string]: ApiBody } & string & number & boolean & readonly ApiBody[];

/** Calls the API in this process with one caller's credential. */
export class ApiClient {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly bearer?: string,
    private readonly address = '127.0.0.1',
  ) {}

  /** The same API for another caller: an access token or an API key. */
  as(bearer: string): ApiClient {
    return new ApiClient(this.app, bearer, this.address);
  }

  /** The same caller from another network address. */
  from(address: string): ApiClient {
    return new ApiClient(this.app, this.bearer, address);
  }

  get(url: string, headers?: Record<string, string>): Promise<ApiAnswer> {
    return this.send('GET', url, undefined, headers);
  }

  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer> {
    return this.send('POST', url, body, headers);
  }

  patch(url: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer> {
    return this.send('PATCH', url, body, headers);
  }

  delete(url: string, headers?: Record<string, string>): Promise<ApiAnswer> {
    return this.send('DELETE', url, undefined, headers);
  }

  /** A string is sent as it is, everything else as JSON. */
  async send(method: Method, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    const response = await this.app.inject({
      method,
      url,
      remoteAddress: this.address,
      headers: {
        ...(this.bearer === undefined ? {} : { authorization: `Bearer ${this.bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = /json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      body: (json ? response.json() : response.body) as ApiBody,
      headers: response.headers as Record<string, string | undefined>,
      cookies: response.cookies,
    };
  }
}

/** The answer's body when its status is the expected one; an error that shows the answer otherwise. */
export function expectStatus(status: number, answer: ApiAnswer): ApiBody {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
