import { AwsSecretSource } from './aws-secret-source.js';
import { FolderSecretSource } from './folder-secret-source.js';

/** Where secrets are kept outside the environment. Its values win over variables of the same name. */
export interface SecretSource {
  /** Every secret it has now, by the name of its variable. Rejects when the source cannot be read. */
  read(): Promise<Readonly<Record<string, string>>>;
}

const noSource: SecretSource = { read: () => Promise.resolve({}) };

/** The source that the environment names; none when it names none, and two are an error. */
export function secretSource(env: Readonly<Record<string, string | undefined>>): SecretSource {
  const { SECRETS_DIR: folder, SECRETS_AWS_ID: secretId, SECRETS_AWS_ENDPOINT: endpoint } = env;
  if (folder && secretId) throw new Error('SECRETS_DIR and SECRETS_AWS_ID are both set: secrets have one source.');
  if (folder) return new FolderSecretSource(folder);
  if (secretId) return new AwsSecretSource(secretId, endpoint);
  return noSource;
}
