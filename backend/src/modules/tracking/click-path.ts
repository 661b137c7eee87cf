import type { Registry } from 'prom-client';
import type { Bus } from '../../messaging/jetstream.js';
import { clientAddress, isFromProxy } from '../../platform/client-address.js';
import type { Settings } from '../../platform/config.js';
import type { IpDatabase } from '../../platform/ip-database.js';
import type { Logger } from '../../platform/logger.js';
import { networkList } from '../../platform/networks.js';
import { ClickIdKeys } from './click-id-keys.js';
import { openClickLog } from './click-log.js';
import { LinkTableFeed } from './link-table-feed.js';
import { LinkTable } from './link-table.js';
import { ClickRecorder } from './record-click.js';
import { RedirectMetrics } from './redirect-metrics.js';
import { createRedirectHandler } from './redirect.handler.js';
import type { RedirectHandler } from './redirect.handler.js';

export interface ClickPathOptions {
  readonly bus: Bus;
  readonly config: Pick<
    Settings,
    'CLICK_ID_KEYS' | 'CLICK_DEADLINE_MS' | 'CLICK_LANE' | 'COUNTRY_HEADER' | 'TRUSTED_PROXIES'
  >;
  readonly logger: Logger;
  /** Says a visitor's country where no edge does. */
  readonly addresses: IpDatabase;
}

/** The running click path of a tracker process. */
export interface ClickPath {
  readonly redirect: RedirectHandler;
  /** Readiness: throws until the link table is complete. */
  readonly checkLinks: () => void;
  registerMetrics(registry: Registry): void;
  /** Waits for the clicks still being made durable, then lets go of the link table. */
  stop(): Promise<void>;
}

/** Wires the click path together and begins to read the link table. */
export function startClickPath(options: ClickPathOptions): ClickPath {
  const { bus, config, logger, addresses } = options;
  const { COUNTRY_HEADER } = config;
  const proxies = networkList(config.TRUSTED_PROXIES);
  if (COUNTRY_HEADER !== undefined && config.TRUSTED_PROXIES.length === 0)
    logger.warn('COUNTRY_HEADER is ignored, because TRUSTED_PROXIES names no proxy');
  const metrics = new RedirectMetrics();
  const links = new LinkTable();
  const feed = new LinkTableFeed(bus, links, logger);
  const log = openClickLog({
    bus,
    lane: config.CLICK_LANE,
    deadlineMs: config.CLICK_DEADLINE_MS,
    onGroup: metrics.onGroup,
  });
  const redirect = createRedirectHandler({
    links,
    linksReady: () => feed.ready,
    recorder: new ClickRecorder(log, new ClickIdKeys(config)),
    metrics,
    logger,
    countryHeaderOf: (request) =>
      COUNTRY_HEADER !== undefined && isFromProxy(request, proxies) ? COUNTRY_HEADER : undefined,
    countryOf: (request) => (addresses.knowsCountries ? addresses.country(clientAddress(request, proxies)) : undefined),
  });
  feed.start();
  return {
    redirect,
    checkLinks: () => {
      if (!feed.ready) throw new Error('link table is still loading');
    },
    registerMetrics: (registry) => metrics.register(registry),
    stop: async () => {
      await log.idle();
      await feed.stop();
    },
  };
}
