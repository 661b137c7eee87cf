import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import type { FieldError } from '../kernel/domain-error.js';
import { fieldFaults } from './field-fault.js';
import type { Issue } from './field-fault.js';

/** Validates every body, query and path parameter that names a zod schema; each bad field is listed with its path. */
export function schemaPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: (issues) => validationFailed(issues) });
}

const mostErrors = 50;

/** The error answer of an input that does not keep its schema. At most 50 fields are listed, however many are wrong. */
export function validationFailed(issues: readonly Issue[]): DomainError {
  const errors: FieldError[] = [];
  for (const issue of issues) {
    if (errors.length >= mostErrors) break;
    errors.push(...fieldFaults(issue, mostErrors - errors.length));
  }
  const first = errors[0];
  const detail = first
    ? `${first.path === '' ? 'The body' : `Field "${first.path}"`}: ${first.message}`
    : 'The input is not valid.';
  return new DomainError('invalid', 'validation_failed', detail, errors);
}
