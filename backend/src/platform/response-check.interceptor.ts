import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { z } from 'zod';
import { responseSchemasKey } from './responds.js';

/** In tests only: an answer that does not keep the schema it is documented with fails the request. */
@Injectable()
export class ResponseCheckInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schemas = this.reflector.get<Record<number, z.ZodType> | undefined>(responseSchemasKey, context.getHandler());
    const where = `${context.getClass().name}.${context.getHandler().name}`;
    return next.handle().pipe(
      map((body: unknown) => {
        if (!schemas) throw new Error(`${where} documents no answer`);
        const status = context.switchToHttp().getResponse<FastifyReply>().statusCode;
        const schema = schemas[status];
        if (schema) assertKeeps(schema, body, where);
        else if (body !== undefined) throw new Error(`${where} documents no answer with status ${status}`);
        return body;
      }),
    );
  }
}

/** Fields that the schema does not name are a failure too: the published document says that there are none. */
function assertKeeps(schema: z.ZodType, body: unknown, where: string): void {
  const sent: unknown = JSON.parse(JSON.stringify(body));
  if (!isDeepStrictEqual(schema.parse(sent), sent))
    throw new Error(`${where} answers with fields that it does not document`);
}
