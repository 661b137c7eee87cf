import { SetMetadata } from '@nestjs/common';

/** What a request costs us, roughly: each class has a quota of its own. */
export const limitClasses = ['sign-in', 'read', 'write', 'report', 'conversions', 'postback'] as const;
export type LimitClassName = (typeof limitClasses)[number];

export const limitClassKey = 'tributary:limit-class';

/** Class of a route's limit; a route that says nothing is of class `read` or `write`, by its method. */
export const LimitClass = (name: LimitClassName) => SetMetadata(limitClassKey, name);

export function limitClassOf(declared: LimitClassName | undefined, method: string): LimitClassName {
  return declared ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write');
}
