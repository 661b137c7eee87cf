import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';

const document = z.record(z.string(), z.string());

/**
 * One secret of AWS Secrets Manager whose text is a JSON object: a variable's name to its value. Region and credentials
 * come the SDK's usual way (environment, instance role).
 */
export class AwsSecretSource {
  private readonly client: SecretsManagerClient;

  constructor(
    private readonly secretId: string,
    endpoint: string | undefined,
  ) {
    this.client = new SecretsManagerClient({ maxAttempts: 3, ...(endpoint ? { endpoint } : {}) });
  }

  async read(): Promise<Readonly<Record<string, string>>> {
    const { SecretString: text } = await this.client.send(new GetSecretValueCommand({ SecretId: this.secretId }));
    // Neither error may carry the text on: the parser's own would quote it.
    const parsed = document.safeParse(parseJson(text ?? ''));
    if (!parsed.success) throw new Error(`Secret ${this.secretId} is not a JSON object of names and texts.`);
    return parsed.data;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
