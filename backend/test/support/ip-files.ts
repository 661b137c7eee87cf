import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mmdbFile } from './mmdb-writer.js';

/** IP databases of one test, in a folder of their own. */
export interface IpFiles {
  readonly country: string;
  readonly asn: string;
  /** Replaces the file of countries as an updater does: all of it at once. */
  writeCountries(countries: Readonly<Record<string, string>>): void;
  remove(): void;
}

/** @param countries by CIDR @param networks number and holder by CIDR */
export function writeIpFiles(
  countries: Readonly<Record<string, string>>,
  networks: Readonly<Record<string, readonly [number, string]>>,
): IpFiles {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-mmdb-'));
  const [country, asn] = [path.join(folder, 'country.mmdb'), path.join(folder, 'asn.mmdb')];
  const replace = (file: string, content: Buffer): void => {
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  };
  const writeCountries = (codes: Readonly<Record<string, string>>): void => {
    const values = Object.entries(codes).map(([cidr, code]) => [cidr, { country: { iso_code: code } }] as const);
    replace(country, mmdbFile('Test-Country', Object.fromEntries(values)));
  };
  writeCountries(countries);
  const values = Object.entries(networks).map(([cidr, [number, holder]]) => {
    return [cidr, { autonomous_system_number: number, autonomous_system_organization: holder }] as const;
  });
  replace(asn, mmdbFile('Test-ASN', Object.fromEntries(values)));
  return { country, asn, writeCountries, remove: () => rmSync(folder, { recursive: true }) };
}
