import { readJson } from '../atomic-json.ts';
import type { Instance } from '../instance.ts';
import { codesUrl, mailboxUrl } from '../services/mailbox.ts';
import { shopUrl } from '../services/shop.ts';
import { sharedEnvironment } from './environment.ts';
import type { ExternalServices } from './external-services.ts';
import type { Plan } from './plan.ts';

interface SignIn {
  readonly email?: string;
  readonly password?: string;
}

/** The table printed when everything is ready. */
export function summary(plan: Plan, instance: Instance, external: ExternalServices): string[] {
  return plan.kind === 'start' ? productSummary(instance, external) : stackSummary(instance, external);
}

function productSummary(instance: Instance, external: ExternalServices): string[] {
  const environment = sharedEnvironment(instance, external);
  const demo =
    (readJson(instance.state.demoFile) as Record<string, SignIn & { url?: string; inReports?: boolean }> | null) ?? {};
  const signIns = Object.entries(demo).flatMap(([role, { email, password }]) =>
    email === undefined || password === undefined ? [] : [row(role, `${email}   ${password}`)],
  );
  const link = demo['link']?.url;
  return [
    'Tributary is running.',
    '',
    row('Admin app', `${environment['PUBLIC_API_URL']}/admin/`),
    row('Affiliate app', `${environment['PUBLIC_API_URL']}/affiliate/`),
    row('API', environment['PUBLIC_API_URL']),
    row('API reference', `${environment['PUBLIC_API_URL']}/docs`),
    row('Tracker', environment['PUBLIC_TRACKER_URL']),
    ...(link === undefined ? [] : [row('Demo shop', shopUrl(instance)), row('Demo link', link)]),
    row('Mailbox', mailboxUrl(instance)),
    '',
    'Sign-ins',
    ...signIns,
    row('codes', `${codesUrl(instance)}   two-step codes of admin and finance`),
    ...(demo['history']?.inReports === false ? ['', 'The demo history is still arriving in the reports.'] : []),
    '',
    `All addresses and keys: ${instance.state.endpointsFile}`,
    `Logs: ${instance.state.logs}`,
  ];
}

function stackSummary(instance: Instance, external: ExternalServices): string[] {
  const environment = sharedEnvironment(instance, external);
  return [
    'The stores are running.',
    '',
    row('PostgreSQL', withoutPassword(environment['DATABASE_URL'])),
    row('ClickHouse', environment['CLICKHOUSE_URL']),
    row('NATS', withoutPassword(environment['NATS_URL'])),
    row('Redis', withoutPassword(environment['REDIS_URL'])),
    row('S3', environment['S3_ENDPOINT']),
    row('Mailbox', mailboxUrl(instance)),
    '',
    `Environment for tests: ${instance.state.environmentFile}`,
  ];
}

function row(name: string, value: string | undefined): string {
  return `  ${name.padEnd(14)} ${value ?? ''}`;
}

function withoutPassword(url: string | undefined): string {
  return (url ?? '').replace(/:[^:@/]+@/, ':…@');
}
