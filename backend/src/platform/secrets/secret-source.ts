import type { Settings } from '../config.js';
import { AwsSecretSource } from './aws-secret-source.js';
import { FolderSecretSource } from './folder-secret-source.js';

/** Where secrets are kept outside the environment. Its values win over variables of the same name. */
export interface SecretSource {
  /** Every secret it has now, by the name of its variable. Rejects when the source cannot be read. */
  read(): Promise<Readonly<Record<string, string>>>;
}

const noSource: SecretSource = { read: () => Promise.resolve({}) };

/** The source that is configured; none when none is. */
export function secretSource({
  SECRETS_DIR: folder,
  SECRETS_AWS_ID: secretId,
  SECRETS_AWS_ENDPOINT: endpoint,
}: Pick<Settings, 'SECRETS_DIR' | 'SECRETS_AWS_ID' | 'SECRETS_AWS_ENDPOINT'>): SecretSource {
  if (folder) return new FolderSecretSource(folder);
  if (secretId) return new AwsSecretSource(secretId, endpoint);
  return noSource;
}
