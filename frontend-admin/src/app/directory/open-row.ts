import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Opened } from '@tributary/frontend-shared/data-table/column';
import { CarriedQuery } from './carried-query';

/** Opens the page of a table's row: here, or in a tab of its own. Call it where `inject` works. */
export function rowOpener<Row>(commands: (row: Row) => readonly string[]): (opened: Opened<Row>) => void {
  const router = inject(Router);
  const location = inject(Location);
  const carried = inject(CarriedQuery);
  return ({ row, newTab }) => {
    // The list's own filters go along: its page leads to the rows before and after, and back to the same list.
    const { open: _, ...query } = router.parseUrl(router.url).queryParams;
    const tree = router.createUrlTree([...commands(row)], { queryParams: { ...query, ...carried.params() } });
    if (newTab) window.open(location.prepareExternalUrl(router.serializeUrl(tree)), '_blank', 'noopener');
    else void router.navigateByUrl(tree);
  };
}
