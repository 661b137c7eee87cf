import { Directive, ElementRef, Renderer2, computed, effect, inject } from '@angular/core';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { supportViewStrings } from './support-view.strings';

/**
 * `affWrites`: a part of a page that changes something. In the support view, which reads only, it cannot be used, and the reason
 * stands above it.
 */
@Directive({
  selector: '[affWrites]',
  host: { '[attr.inert]': "reads() ? '' : null", '[style.opacity]': 'reads() ? 0.55 : null' },
})
export class Writes {
  private readonly view = inject(SupportView);
  protected readonly reads = computed(() => this.view.pass() !== null);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const renderer = inject(Renderer2);
    effect((onCleanup) => {
      if (!this.reads() || host.parentNode === null) return;
      const reason = renderer.createElement('p') as HTMLElement;
      for (const name of ['small', 'muted']) renderer.addClass(reason, name);
      renderer.setProperty(reason, 'textContent', supportViewStrings.readsOnly);
      renderer.insertBefore(host.parentNode, reason, host);
      onCleanup(() => reason.remove());
    });
  }
}
