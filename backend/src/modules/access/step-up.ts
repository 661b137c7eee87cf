import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { isFresh } from './rules/session-stage.js';
import type { Proof } from './rules/session-stage.js';
import { stepUpRequired } from './access.errors.js';

export const stepUpKey = 'tributary:step-up';

/**
 * On every route that grants or takes power: whoever calls it must have given a second factor within the last five minutes,
 * or, having none, the password. The apps ask for it and send the request again. `step-up.spec.ts` says of each writing route
 * whether it is one.
 */
export function StepUp() {
  return applyDecorators(SetMetadata(stepUpKey, true), ApiExtension('x-step-up', true));
}

/** @throws DomainError `step_up_required` */
export function assertSteppedUp(proof: Proof, now: Date): void {
  if (!isFresh(proof, now)) throw stepUpRequired(proof.factorAt !== null);
}
