import { readFileSync, statSync } from 'node:fs';
import { Reader } from 'mmdb-lib';
import type { AsnResponse, CountryResponse } from 'mmdb-lib';
import type { Settings } from './config.js';
import type { Logger } from './logger.js';
import { RecentlyUsed } from './recently-used.js';

type Files = Pick<Settings, 'GEOIP_COUNTRY_FILE' | 'GEOIP_ASN_FILE' | 'GEOIP_INTERVAL_MS'>;

/** Whose network an address belongs to. */
export interface Network {
  readonly asn: number;
  readonly organisation: string | null;
}

/**
 * Country and network of an address, from MMDB files in memory. A file that is replaced is read again; one that cannot be read
 * changes nothing. Without a file every answer is undefined, and what needs one stays off.
 */
export class IpDatabase {
  private readonly countries;
  private readonly networks;
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(files: Files, logger: Logger) {
    this.countries = new MmdbFile<CountryResponse, string>(files.GEOIP_COUNTRY_FILE, logger, countryOf);
    this.networks = new MmdbFile<AsnResponse, Network>(files.GEOIP_ASN_FILE, logger, networkOf);
    const check = () => {
      this.countries.reload();
      this.networks.reload();
    };
    check();
    if (files.GEOIP_COUNTRY_FILE === undefined) {
      logger.info('no IP database (GEOIP_COUNTRY_FILE): countries are not known, and checks that need them are off');
    }
    const watched = files.GEOIP_COUNTRY_FILE ?? files.GEOIP_ASN_FILE;
    this.timer = watched === undefined ? undefined : setInterval(check, files.GEOIP_INTERVAL_MS).unref();
  }

  /** Whether countries are known at all. */
  get knowsCountries(): boolean {
    return this.countries.isLoaded;
  }

  /** Two upper-case letters (ISO 3166-1). */
  country(ip: string): string | undefined {
    return this.countries.find(ip);
  }

  network(ip: string): Network | undefined {
    return this.networks.find(ip);
  }

  /** Looks for newer files no more. */
  close(): void {
    clearInterval(this.timer);
  }
}

/** One file, with what was found in it last. */
class MmdbFile<R extends CountryResponse | AsnResponse, T> {
  private reader: Reader<R> | undefined;
  private version = '';
  private recent = new RecentlyUsed<T | null>();

  constructor(
    private readonly path: string | undefined,
    private readonly logger: Logger,
    private readonly read: (found: R) => T | undefined,
  ) {}

  get isLoaded(): boolean {
    return this.reader !== undefined;
  }

  /** Reads the file when it is not the one that was read last. */
  reload(): void {
    if (this.path === undefined) return;
    try {
      const { mtimeMs, size, ino } = statSync(this.path);
      const version = `${mtimeMs}/${size}/${ino}`;
      if (version === this.version) return;
      // Noted first: a file that cannot be read is complained of once, not at each look.
      this.version = version;
      this.reader = new Reader<R>(readFileSync(this.path));
      this.recent = new RecentlyUsed();
      const { databaseType, buildEpoch } = this.reader.metadata;
      this.logger.info({ file: this.path, databaseType, builtAt: buildEpoch }, 'IP database read');
    } catch (error) {
      this.logger.warn({ err: error, file: this.path }, 'IP database cannot be read; what was read before stays');
    }
  }

  find(ip: string): T | undefined {
    if (this.reader === undefined) return undefined;
    const remembered = this.recent.get(ip);
    if (remembered !== undefined) return remembered ?? undefined;
    const found = this.lookUp(ip, this.reader);
    this.recent.set(ip, found ?? null);
    return found;
  }

  private lookUp(ip: string, reader: Reader<R>): T | undefined {
    try {
      const found = reader.get(ip.replace(/^::ffff:(?=\d+\.)/i, ''));
      return found === null ? undefined : this.read(found);
    } catch {
      // Not an address, or one of IPv6 in a file that knows IPv4 only.
      return undefined;
    }
  }
}

function countryOf({ country, registered_country: registered }: CountryResponse): string | undefined {
  return country?.iso_code ?? registered?.iso_code;
}

function networkOf(found: AsnResponse): Network | undefined {
  const asn = found.autonomous_system_number;
  return asn === undefined ? undefined : { asn, organisation: found.autonomous_system_organization ?? null };
}
