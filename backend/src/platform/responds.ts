import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemSchema } from './problem.js';

export const responseSchemasKey = 'tributary:responses';

/**
 * The answers of a route: one schema per success status (the first is what the handler's value gets by default), and
 * problem+json for the rest. It is documentation and, in tests, a check of every answer.
 */
export function Responds(schemas: Readonly<Record<number, z.ZodType>>, description = '') {
  const statuses = Object.keys(schemas).map(Number);
  return applyDecorators(
    HttpCode(statuses[0] ?? 200),
    SetMetadata(responseSchemasKey, schemas),
    ...statuses.map((status) => ApiResponse({ status, standardSchema: schemas[status] as z.ZodType, description })),
    ApiResponse({ status: 'default', standardSchema: problemSchema, description: 'problem+json' }),
  );
}

/** 204: nothing to say. */
export function RespondsNothing(description = '') {
  return applyDecorators(
    HttpCode(204),
    SetMetadata(responseSchemasKey, {}),
    ApiResponse({ status: 204, description }),
    ApiResponse({ status: 'default', standardSchema: problemSchema, description: 'problem+json' }),
  );
}

/** 200 as a file of comma-separated values. */
export function RespondsCsv(description: string) {
  const content = { 'text/csv': { schema: { type: 'string' } as const } };
  return applyDecorators(
    HttpCode(200),
    SetMetadata(responseSchemasKey, {}),
    ApiResponse({ status: 200, description, content }),
    ApiResponse({ status: 'default', standardSchema: problemSchema, description: 'problem+json' }),
  );
}

/** 200 as a stream of server-sent events; the schema is that of the data of its events. */
export function RespondsStream(schema: z.ZodType, description: string) {
  return applyDecorators(
    HttpCode(200),
    SetMetadata(responseSchemasKey, {}),
    ApiProduces('text/event-stream'),
    ApiResponse({ status: 200, standardSchema: schema, description }),
    ApiResponse({ status: 'default', standardSchema: problemSchema, description: 'problem+json' }),
  );
}
