import { GetObjectCommand, NoSuchKey, paginateListObjectsV2, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Settings } from './config.js';

export type ObjectStoreConfig = Pick<
  Settings,
  'S3_ENDPOINT' | 'S3_REGION' | 'S3_BUCKET' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>;

/** What stores that have no object lock answer when one is asked for. */
const lockRefusals = new Set(['InvalidRequest', 'NotImplemented', 'InvalidArgument', 'InvalidBucketState']);

/** One bucket of an S3-compatible store. */
export class ObjectStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  /** @throws RangeError without a bucket; `objectStore` gives undefined then */
  constructor(config: ObjectStoreConfig) {
    const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket } = config;
    if (bucket === undefined) throw new RangeError('no bucket');
    this.bucket = bucket;
    this.client = new S3Client({
      region,
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      // Without keys of our own the SDK finds the machine's (instance role, environment).
      ...(keysOf(config) !== undefined && { credentials: () => Promise.resolve(keysOf(config) ?? noKeys) }),
      // Stores other than AWS refuse the checksums that the SDK would add.
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
  }

  /**
   * Keeps an object that nobody may change before `until`, if the store can promise that.
   * @returns until when it is locked; null when the store has no object lock
   */
  async putLocked(key: string, body: string, until: Date): Promise<Date | null> {
    const object = { Bucket: this.bucket, Key: key, Body: body, ContentType: 'application/json' };
    try {
      const lock = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: until } as const;
      const { VersionId: version } = await this.client.send(new PutObjectCommand({ ...object, ...lock }));
      // Locks live on versions: a store that answers without one has passed the lock over.
      return version === undefined ? null : until;
    } catch (error) {
      if (!lockRefusals.has((error as Error).name)) throw error;
      await this.client.send(new PutObjectCommand(object));
      return null;
    }
  }

  /** The object's text, or undefined when there is none. */
  async get(key: string): Promise<string | undefined> {
    try {
      const { Body: body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return await body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  /** Names of all objects that begin so, in order. */
  async list(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: prefix });
    for await (const { Contents: objects = [] } of pages) keys.push(...objects.map(({ Key: key = '' }) => key));
    return keys.sort();
  }

  close(): void {
    this.client.destroy();
  }
}

const noKeys = { accessKeyId: '', secretAccessKey: '' } as const;

/** Our own keys as they are now. Over at once, so that the SDK asks for them at each request: they may have been rotated. */
function keysOf({ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey }: ObjectStoreConfig) {
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, expiration: new Date(0) };
}

/** The configured store, if there is one. */
export function objectStore(config: ObjectStoreConfig): ObjectStore | undefined {
  return config.S3_BUCKET === undefined ? undefined : new ObjectStore(config);
}
