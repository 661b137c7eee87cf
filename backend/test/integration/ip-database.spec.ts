import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { IpDatabase } from '../../src/platform/ip-database.js';
import { createLogger } from '../../src/platform/logger.js';
import { eventually } from '../support/eventually.js';
import { writeIpFiles } from '../support/ip-files.js';
import type { IpFiles } from '../support/ip-files.js';

const logger = createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' });
let files: IpFiles;
let addresses: IpDatabase;

beforeEach(() => {
  const countries = { '203.0.113.0/24': 'DE', '198.51.100.128/25': 'FR', '2001:db8:1::/48': 'JP' };
  files = writeIpFiles(countries, { '203.0.113.0/24': [64_496, 'A network with a name of more than 29 characters'] });
  addresses = open(files);
});
afterEach(() => {
  addresses.close();
  files.remove();
});

function open({ country, asn }: Pick<IpFiles, 'country' | 'asn'>): IpDatabase {
  return new IpDatabase({ GEOIP_COUNTRY_FILE: country, GEOIP_ASN_FILE: asn, GEOIP_INTERVAL_MS: 20 }, logger);
}

describe('the IP database', () => {
  test.each([
    ['203.0.113.7', 'DE'],
    ['::ffff:203.0.113.7', 'DE'],
    ['198.51.100.128', 'FR'],
    ['198.51.100.127', undefined],
    ['2001:db8:1:9::1', 'JP'],
    ['2001:db8:2::1', undefined],
    ['127.0.0.1', undefined],
    ['not an address', undefined],
    ['', undefined],
  ])('says of %s: %s', (ip, country) => {
    expect(addresses.country(ip)).toBe(country);
    expect(addresses.country(ip)).toBe(country);
  });

  test('names the network', () => {
    const organisation = 'A network with a name of more than 29 characters';
    expect(addresses.network('203.0.113.7')).toEqual({ asn: 64_496, organisation });
    expect(addresses.network('198.51.100.200')).toBeUndefined();
  });

  test('reads a file again that was replaced, and forgets what the old one said', async () => {
    expect(addresses.country('203.0.113.7')).toBe('DE');
    files.writeCountries({ '203.0.113.0/24': 'AT' });
    expect(await eventually(() => addresses.country('203.0.113.7') === 'AT')).toBe(true);
  });

  test('keeps what it has when the new file is none', () => {
    writeFileSync(files.country, 'half a downl');
    const later = open(files);
    expect(later.knowsCountries).toBe(false);
    later.close();
    expect(addresses.country('203.0.113.7')).toBe('DE');
  });

  test('knows nothing without a file, or with one that is not there', () => {
    const without = new IpDatabase({ GEOIP_INTERVAL_MS: 20 }, logger);
    const missing = open({ country: '/nowhere/country.mmdb', asn: '/nowhere/asn.mmdb' });
    for (const nothing of [without, missing]) {
      expect([nothing.knowsCountries, nothing.country('203.0.113.7')]).toEqual([false, undefined]);
      nothing.close();
    }
  });
});
