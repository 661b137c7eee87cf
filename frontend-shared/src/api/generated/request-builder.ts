import { HttpHeaders, HttpParams, HttpRequest } from '@angular/common/http';
import type { HttpContext } from '@angular/common/http';

/** Builds one request to the API: JSON bodies, parameters that are text or numbers, lists as repeated parameters. */
export class RequestBuilder {
  private address: string;
  private params = new HttpParams();
  private headers = new HttpHeaders();
  private content: unknown = null;

  constructor(
    rootUrl: string,
    operationPath: string,
    private readonly method: string,
  ) {
    this.address = rootUrl + operationPath;
  }

  path(name: string, value: unknown, _options: object): void {
    this.address = this.address.replace(`{${name}}`, encodeURIComponent(String(value)));
  }

  /** Left out when undefined or null. */
  query(name: string, value: unknown, _options: object): void {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) this.params = this.params.append(name, String(one));
    }
  }

  /** Left out when undefined or null. */
  header(name: string, value: unknown, _options: object): void {
    if (value !== undefined && value !== null) this.headers = this.headers.set(name, String(value));
  }

  body(value: unknown, _contentType: string): void {
    this.content = value ?? null;
  }

  build(options: {
    responseType: 'json' | 'text' | 'blob' | 'arraybuffer';
    accept: string;
    context: HttpContext | undefined;
  }): HttpRequest<unknown> {
    return new HttpRequest<unknown>(this.method, this.address, this.content, {
      params: this.params,
      headers: this.headers.set('accept', options.accept),
      responseType: options.responseType,
      ...(options.context ? { context: options.context } : {}),
    });
  }
}
