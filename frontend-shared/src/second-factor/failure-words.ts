import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from '../api/problem';
import { secondFactorStrings as texts } from './second-factor.strings';

/** Why a factor was not taken, in words: of the API, or of the browser that was asked for a passkey. */
export function failureWords(error: unknown): string {
  if (error instanceof HttpErrorResponse) {
    const { kind, detail, status } = problemOf(error);
    if (kind === 'offline' || status === 503) return texts.unreachable;
    return detail || texts.failed;
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return texts.passkeyExists;
  if (name === 'NotAllowedError' || name === 'AbortError') return texts.passkeyCancelled;
  return texts.failed;
}
