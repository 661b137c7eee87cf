import path from 'node:path';
import type { Instance } from '../instance.ts';
import type { PortName } from '../ports.ts';
import type { Service } from '../process/service.ts';
import { REPOSITORY } from '../repository.ts';
import { httpOk } from '../services/http-ok.ts';
import { ownEnvironment } from './own-environment.ts';

interface Application {
  readonly name: 'api' | 'tracker' | 'worker' | 'projector';
  readonly title: string;
  readonly main: string;
  /** Public port; worker and projector have none. */
  readonly port?: PortName;
  /** Health, readiness and metrics. */
  readonly internalPort: PortName;
}

/** Name of the process that does what is due by the clock. */
export const WORKER = 'worker';

const APPLICATIONS: readonly Application[] = [
  { name: 'api', title: 'API', main: 'backend/dist/main.api.js', port: 'api', internalPort: 'apiInternal' },
  {
    name: 'tracker',
    title: 'Tracker',
    main: 'backend/dist/main.tracker.js',
    port: 'tracker',
    internalPort: 'trackerInternal',
  },
  { name: WORKER, title: 'Worker', main: 'backend/dist/main.worker.js', internalPort: 'workerInternal' },
  { name: 'projector', title: 'Projector', main: 'analytics/dist/main.js', internalPort: 'projectorInternal' },
];

/** The ports of all application processes. */
export const APPLICATION_PORTS: readonly PortName[] = APPLICATIONS.flatMap(({ port, internalPort }) =>
  port === undefined ? [internalPort] : [port, internalPort],
);

/** The four application processes, each with its own settings of an environment, and ready when its own /readyz says so. */
export function applications({ ports }: Instance, environment: Readonly<Record<string, string>>): Service[] {
  return APPLICATIONS.map(({ name, title, main, port, internalPort }) => ({
    name,
    title,
    kind: 'app',
    stopSignal: 'SIGTERM',
    command: () => ({
      file: process.execPath,
      args: ['--enable-source-maps', path.join(REPOSITORY, main)],
      cwd: REPOSITORY,
      env: ownEnvironment(name, {
        ...environment,
        PROCESS_NAME: name,
        INTERNAL_PORT: String(ports[internalPort]),
        ...(port === undefined ? {} : { PORT: String(ports[port]) }),
      }),
    }),
    isReady: async () => httpOk(`http://127.0.0.1:${ports[internalPort]}/readyz`),
  }));
}

/** Where Prometheus finds each process. */
export function metricsUrls({ ports }: Instance): string[] {
  return APPLICATIONS.map(({ internalPort }) => `http://127.0.0.1:${ports[internalPort]}/metrics`);
}
