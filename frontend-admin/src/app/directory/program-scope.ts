import { Injectable, computed, inject } from '@angular/core';
import { CarriedQuery } from './carried-query';
import { ProgramDirectory } from './program-directory';
import { browserTimeZone } from './time-zone';

const parameter = 'program';
/** Pages that speak of one program or of all; the others speak of one thing, or of the whole installation. */
const scopedPages = new Set(['/home', '/affiliates', '/conversions', '/links', '/coupons']);

/** The program that the top bar has chosen; undefined means all. It stands in the address (`?program=`) of every page. */
@Injectable({ providedIn: 'root' })
export class ProgramScope {
  private readonly query = inject(CarriedQuery);
  private readonly directory = inject(ProgramDirectory);

  readonly programId = this.query.value(parameter);
  /** Whether the page that is open goes by the choice. */
  readonly applies = computed(() => scopedPages.has(this.query.path()));
  readonly program = computed(() => this.directory.program(this.programId()));
  /** Where days begin and end on pages about this choice: the program's zone, or the person's for all programs. */
  readonly timeZone = computed(() => this.program()?.timeZone ?? browserTimeZone);

  /**
   * Shows one program, or all, on the page that is open.
   * @param others parts of the page's own query that change in the same step: of two steps at once the second undoes the first
   */
  choose(programId: string | undefined, others: Readonly<Record<string, string | undefined>> = {}): void {
    this.query.choose(parameter, programId, { others });
  }
}
