import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands in the top bar. */
@Component({ selector: 'adm-live-dot', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class LiveDot {}
