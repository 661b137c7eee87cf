import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { configurationDoc } from './support/configuration-doc.js';
import { inRepository } from './support/env.js';

const file = inRepository('docs/configuration.md');

test('docs/configuration.md says what the schemas say; WRITE_GOLDEN=true writes it', () => {
  if (process.env['WRITE_GOLDEN'] === 'true') writeFileSync(file, configurationDoc());
  expect(readFileSync(file, 'utf8')).toBe(configurationDoc());
});
