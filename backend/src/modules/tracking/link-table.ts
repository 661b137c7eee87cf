import type { PublishedLink } from '../../contracts/link-published.v1.js';
import type { PublishedProgram } from '../../contracts/program-published.v1.js';
import { landingOf, landingPolicy } from './rules/destination-url.js';
import type { Landing, LandingPolicy } from './rules/destination-url.js';

/** A program as redirects need it. */
export interface ProgramEntry {
  readonly version: number;
  readonly program: PublishedProgram;
  readonly policy: LandingPolicy;
  /** The checked address for inactive links. */
  readonly fallbackUrl: string | undefined;
}

/** A link as redirects need it. */
export interface LinkEntry {
  readonly version: number;
  readonly link: PublishedLink;
  readonly landing: Landing;
  /** From when on it leads to the fallback, in Unix milliseconds; infinite for never. */
  readonly stopsAtMs: number;
}

/** A link with its program. */
export interface LinkTarget {
  readonly entry: LinkEntry;
  readonly program: ProgramEntry;
}

/** What became of a published record: `stale` is a version not above the one held, `unusable` one that no redirect may follow. */
export type Applied = 'applied' | 'stale' | 'unusable';

/** All links by code, in memory: a redirect asks no other process. Fed by `link-table-feed`. */
export class LinkTable {
  private readonly links = new Map<string, LinkEntry>();
  private readonly programs = new Map<string, ProgramEntry>();

  get size(): number {
    return this.links.size;
  }

  /** The link of a code with its program; undefined when either is not known. */
  lookup(code: string): LinkTarget | undefined {
    const entry = this.links.get(code);
    if (entry === undefined) return undefined;
    const program = this.programs.get(entry.link.programId);
    return program === undefined ? undefined : { entry, program };
  }

  applyLink(link: PublishedLink, version: number): Applied {
    if ((this.links.get(link.code)?.version ?? 0) >= version) return 'stale';
    const landing = landingOf(link.destinationUrl);
    if (landing === undefined) return 'unusable';
    const stopsAtMs = link.stopsAt === null ? Infinity : Date.parse(link.stopsAt);
    this.links.set(link.code, { version, link, landing, stopsAtMs });
    return 'applied';
  }

  applyProgram(program: PublishedProgram, version: number): Applied {
    if ((this.programs.get(program.id)?.version ?? 0) >= version) return 'stale';
    const { fallbackUrl, clickParam, provenDomains } = program;
    const usable = fallbackUrl !== null && landingOf(fallbackUrl) !== undefined;
    this.programs.set(program.id, {
      version,
      program,
      policy: landingPolicy(clickParam, provenDomains),
      fallbackUrl: usable ? new URL(fallbackUrl).href : undefined,
    });
    return 'applied';
  }
}
