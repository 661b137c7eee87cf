import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '@tributary/frontend-shared/session/session';
import { sections } from './sections';

/** How long after G a letter still counts. */
const pairMs = 1_500;

/** Keys that work on every page: G and a letter opens a section, ? lists them all. Nothing happens while somebody types. */
@Component({
  selector: 'adm-shortcuts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
  host: { '(document:keydown)': 'press($event)' },
})
export class Shortcuts {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly dialog = inject(Dialog);
  private goingSince = Number.NEGATIVE_INFINITY;

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (this.dialog.openDialogs.length > 0) return;
    const going = event.timeStamp - this.goingSince < pairMs;
    this.goingSince = Number.NEGATIVE_INFINITY;
    if (event.key === '?') void this.list();
    else if (going) this.go(event);
    else if (event.key === 'g') this.goingSince = event.timeStamp;
  }

  private go(event: KeyboardEvent): void {
    const section = sections.find(({ key, needs }) => key === event.key && this.session.may(needs));
    if (!section) return;
    event.preventDefault();
    void this.router.navigateByUrl(section.path);
  }

  private async list(): Promise<void> {
    const { ShortcutList } = await import('./shortcut-list');
    this.dialog.open(ShortcutList, { ariaLabelledBy: 'shortcuts-heading', backdropClass: 'tr-scrim' });
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
