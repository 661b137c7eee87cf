import { setTimeout as delay } from 'node:timers/promises';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import type { Settings } from './config.js';
import type { Logger } from './logger.js';
import { recordNoSpans, recordSpans } from './tracing.js';

type TracingSettings = Pick<
  Settings,
  'PROCESS_NAME' | 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_TRACES_SAMPLER' | 'OTEL_TRACES_SAMPLER_ARG'
>;

// What a collector that is away may delay the end of a process by.
const flushMs = 2_000;

/**
 * Sends the spans of this process to the collector of its settings. Without one nothing is loaded and nothing recorded. No
 * library is instrumented: spans are made by hand, where something is worth one.
 * @returns what sends the last spans
 */
export async function startTracing(config: TracingSettings, logger: Logger): Promise<() => Promise<void>> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
  const ratio = ratioOf(config);
  if (endpoint === undefined) return () => Promise.resolve();
  const [{ NodeSDK }, { OTLPTraceExporter }, { AlwaysOnSampler }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const sdk = new NodeSDK({
    serviceName: `tributary-${config.PROCESS_NAME}`,
    traceExporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }),
    // Spans are made of drawn traces only (`isDrawn`); drawing again would leave the square of the share.
    sampler: new AlwaysOnSampler(),
    autoDetectResources: false,
    instrumentations: [],
    // Logs and metrics have ways of their own.
    logRecordProcessors: [],
    metricReaders: [],
  });
  const warn = (detail: string): void => logger.warn({ detail: detail.slice(0, 200) }, 'traces could not be sent');
  const ignore = (): void => undefined;
  const said = { error: warn, warn: ignore, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(said, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
  sdk.start();
  recordSpans(ratio);
  return async () => {
    recordNoSpans();
    await Promise.race([sdk.shutdown().catch(ignore), delay(flushMs, undefined, { ref: false })]);
  };
}

function ratioOf({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: share }: TracingSettings): number {
  if (sampler === 'parentbased_always_on') return 1;
  return sampler === 'parentbased_always_off' ? 0 : share;
}
