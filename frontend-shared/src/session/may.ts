import { Directive, TemplateRef, ViewContainerRef, effect, inject, input } from '@angular/core';
import { Session } from './session';

/** `*trMay="'programs:write'"`: what only those see whose role includes it. */
@Directive({ selector: '[trMay]' })
export class May {
  readonly trMay = input.required<string>();

  constructor() {
    const session = inject(Session);
    const template = inject<TemplateRef<unknown>>(TemplateRef);
    const container = inject(ViewContainerRef);
    effect(() => {
      const shown = container.length > 0;
      const may = session.may(this.trMay());
      if (may && !shown) container.createEmbeddedView(template);
      if (!may && shown) container.clear();
    });
  }
}
