import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Responds } from '../../platform/responds.js';
import { Access } from '../access/public.js';

const jwkView = z.object({
  kid: z.string(),
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
});
jwkView.register(z.globalRegistry, { id: 'Jwk' });
const jwksView = z.object({ keys: z.array(jwkView) }).meta({ id: 'JwkSet' });
type JwksView = z.infer<typeof jwksView>;

/** Public halves of the keys that sign access tokens (JWK set, RFC 7517): whoever gets a token can verify it. */
@ApiTags('Sign-in')
@Controller('.well-known')
export class JwksController {
  constructor(@Inject(CONFIG) private readonly config: Pick<Settings, 'JWT_KEYS'>) {}

  @Get('jwks.json')
  @Access({ public: true })
  @Responds({ 200: jwksView }, 'The public keys of access tokens; the first one signs now.')
  keys(@Res({ passthrough: true }) reply: FastifyReply): JwksView {
    void reply.header('cache-control', 'public, max-age=300');
    const keys = this.config.JWT_KEYS.map(({ id, publicKey }) => {
      const { x = '' } = publicKey.export({ format: 'jwk' });
      return { kid: id, kty: 'OKP', crv: 'Ed25519', x, use: 'sig', alg: 'EdDSA' } as const;
    });
    return { keys };
  }
}
