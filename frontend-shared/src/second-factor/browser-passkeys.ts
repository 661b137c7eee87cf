import { Injectable } from '@angular/core';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** Asks the browser for passkeys. What does the work is loaded when the first one is asked for. */
@Injectable({ providedIn: 'root' })
export class BrowserPasskeys {
  /** Browsers offer passkeys to pages whose address has a name, not to bare IP addresses. */
  readonly work = 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname);

  /** The same page under a name, where this machine serves it by its own IP address. */
  readonly address = location.hostname.startsWith('127.')
    ? `${location.protocol}//localhost:${location.port}${location.pathname}`
    : undefined;

  /** @throws Error `NotAllowedError` when the person gave none, `InvalidStateError` when the device has one already */
  async create(options: object): Promise<RegistrationResponseJSON> {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON });
  }

  /** @throws Error `NotAllowedError` when the person gave none */
  async use(options: object): Promise<AuthenticationResponseJSON> {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
  }
}

interface Given {
  readonly response: object;
  readonly clientExtensionResults: object;
}
type Open<T> = T & Record<string, unknown>;

/** What the browser gave, as the API takes it: the browser's types name every field, the API's leave room for more. */
export function asInput<T extends Given>(given: T) {
  return { ...given, type: 'public-key' } as unknown as Open<
    Omit<T, 'response' | 'clientExtensionResults' | 'type'>
  > & {
    type: 'public-key';
    response: Open<T['response']>;
    clientExtensionResults: Record<string, unknown>;
  };
}
