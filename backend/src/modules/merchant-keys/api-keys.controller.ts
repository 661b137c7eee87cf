import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentInvocation, StepUp } from '../access/public.js';
import { apiKeyView, createdApiKeyView } from './api-key.view.js';
import type { ApiKeyView, CreatedApiKeyView } from './api-key.view.js';
import { CreateApiKey, createApiKeyBody } from './create-api-key.js';
import { ListApiKeys, listApiKeysQuery } from './list-api-keys.query.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { RotateApiKey, rotateApiKeyBody } from './rotate-api-key.js';

@ApiTags('API keys')
@Controller('v1')
export class ApiKeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('merchants/:id/api-keys')
  @Access({ may: 'api-keys:write' })
  @StepUp()
  @Responds({ 201: createdApiKeyView }, 'The credential with its secret, which is shown only once.')
  async create(
    @Param({ schema: idParam('merchant') }) { id }: { id: string },
    @Body({ schema: createApiKeyBody }) body: z.infer<typeof createApiKeyBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedApiKeyView> {
    return replyOutcome(reply, await this.commands.execute(new CreateApiKey({ ...body, merchantId: id }, invocation)));
  }

  @StepUp()
  @Post('api-keys/:id/rotate')
  @Access({ may: 'api-keys:write' })
  @Responds(
    { 201: createdApiKeyView },
    'The new credential with its secret, which is shown only once. The old credential is refused after the overlap.',
  )
  async rotate(
    @Param({ schema: idParam('apiKey') }) { id }: { id: string },
    @Body({ schema: rotateApiKeyBody }) body: z.infer<typeof rotateApiKeyBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedApiKeyView> {
    return replyOutcome(reply, await this.commands.execute(new RotateApiKey({ ...body, id }, invocation)));
  }

  @Get('merchants/:id/api-keys')
  @Access({ may: 'api-keys:read' })
  @Responds({ 200: pageOf(apiKeyView) }, "A merchant's credentials of one mode, newest first.")
  list(
    @Param({ schema: idParam('merchant') }) { id }: { id: string },
    @Query({ schema: listApiKeysQuery }) page: z.infer<typeof listApiKeysQuery>,
  ): Promise<Page<ApiKeyView>> {
    return this.queries.execute(new ListApiKeys(id, page));
  }

  @Delete('api-keys/:id')
  @StepUp()
  @Access({ may: 'api-keys:write' })
  @Responds({ 200: apiKeyView }, 'The revoked credential. Requests with it are refused within five seconds.')
  async revoke(
    @Param({ schema: idParam('apiKey') }) { id }: { id: string },
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyView> {
    return replyOutcome(reply, await this.commands.execute(new RevokeApiKey({ id }, invocation)));
  }
}
