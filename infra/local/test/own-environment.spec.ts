import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { namesIn, processSections } from '../../../backend/src/platform/config/processes.ts';
import type { Instance } from '../instance.ts';
import { applications } from '../launch/applications.ts';
import { sharedEnvironment } from '../launch/environment.ts';
import { portsFrom } from '../ports.ts';
import { loadSecrets } from '../secrets.ts';
import { createFolder, stateDirAt } from '../state-dir.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tributary-own-environment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const state = stateDirAt(folder);
createFolder(folder);
const instance: Instance = { state, ports: portsFrom(24_600), secrets: loadSecrets(state), throwAway: true };
const services = applications(instance, sharedEnvironment(instance, {}));

describe('an application process is given its own settings only', () => {
  test.each(services)('$name', ({ name, command }) => {
    const given = Object.keys(command().env).filter((setting) => setting !== 'PATH');
    expect(namesIn(processSections[name as keyof typeof processSections])).toEqual(expect.arrayContaining(given));
  });

  test('the tracker: these and no others', () => {
    const { env } = services.find(({ name }) => name === 'tracker')?.command() ?? { env: {} };
    expect(Object.keys(env).sort()).toEqual([
      'CLICK_ID_KEYS',
      'DATABASE_URL',
      'HOST',
      'INTERNAL_PORT',
      'LOG_LEVEL',
      'NATS_NAMESPACE',
      'NATS_URL',
      'PATH',
      'PORT',
      'PROCESS_NAME',
      'REDIS_URL',
    ]);
    const { secrets } = instance;
    for (const secret of [secrets.jwtKeys, secrets.factorKeys, secrets.auditKeys, secrets.customerHashKey])
      expect(Object.values(env)).not.toContain(secret);
  });
});
