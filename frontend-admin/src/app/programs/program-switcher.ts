import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands in the top bar. */
@Component({ selector: 'adm-program-switcher', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class ProgramSwitcher {}
