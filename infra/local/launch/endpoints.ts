import type { Instance } from '../instance.ts';
import type { SupervisedProcess } from '../process/supervised-process.ts';
import { mailboxUrl } from '../services/mailbox.ts';
import { shopUrl } from '../services/shop.ts';
import { metricsUrls } from './applications.ts';
import { sharedEnvironment } from './environment.ts';
import type { ExternalServices } from './external-services.ts';

interface Running {
  /** What the seed wrote: sign-ins and ids of the demo program. */
  readonly demo: Readonly<Record<string, unknown>>;
  readonly processes: readonly SupervisedProcess[];
}

/** The content of endpoints.json: everything that a person or program outside needs to talk to this instance. */
export function endpoints(
  instance: Instance,
  external: ExternalServices,
  { demo, processes }: Running,
): Record<string, unknown> {
  const environment = sharedEnvironment(instance, external);
  const api = environment['PUBLIC_API_URL'];
  return {
    api,
    tracker: environment['PUBLIC_TRACKER_URL'],
    admin: `${api}/admin/`,
    affiliate: `${api}/affiliate/`,
    docs: `${api}/docs`,
    openapi: `${api}/openapi.json`,
    postgres: environment['DATABASE_URL'],
    nats: environment['NATS_URL'],
    redis: environment['REDIS_URL'],
    s3: {
      endpoint: environment['S3_ENDPOINT'],
      accessKeyId: environment['S3_ACCESS_KEY_ID'],
      secretAccessKey: environment['S3_SECRET_ACCESS_KEY'],
      bucket: environment['S3_BUCKET'],
      region: environment['S3_REGION'],
    },
    clickhouse: {
      url: environment['CLICKHOUSE_URL'],
      database: environment['CLICKHOUSE_DATABASE'],
      // An external server's analyst is its owner's to create.
      ...(external.clickhouse === undefined
        ? { analyst: { user: 'analyst', password: instance.secrets.clickhouseAnalystPassword } }
        : {}),
      admin: { user: environment['CLICKHOUSE_USER'], password: environment['CLICKHOUSE_PASSWORD'] },
    },
    mailbox: mailboxUrl(instance),
    ...(processes.some(({ service }) => service.name === 'shop') ? { shop: shopUrl(instance) } : {}),
    metrics: metricsUrls(instance),
    demo,
    processes: Object.fromEntries(processes.map((process) => [process.service.name, process.pid])),
  };
}
