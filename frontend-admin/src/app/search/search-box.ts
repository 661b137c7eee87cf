import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands in the top bar. */
@Component({ selector: 'adm-search-box', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class SearchBox {}
