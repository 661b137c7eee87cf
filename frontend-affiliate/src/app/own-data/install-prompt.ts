import { Injectable, signal } from '@angular/core';

/** Chromium's event of an installable page (Web App Manifest: `beforeinstallprompt`); other browsers have none. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Holds the browser's offer to install the app, until somebody asks for it. */
@Injectable({ providedIn: 'root' })
export class InstallPrompt {
  private readonly offer = signal<InstallEvent | undefined>(undefined);

  readonly available = this.offer.asReadonly();
  /** Safari on iPhones and iPads offers nothing: the person has to find the entry in its share menu. */
  readonly byHand = isIosBrowser(navigator) && !isInstalled();

  constructor() {
    addEventListener('beforeinstallprompt', (event) => {
      // The browser would show a bar of its own over the page.
      event.preventDefault();
      this.offer.set(event as InstallEvent);
    });
    addEventListener('appinstalled', () => this.offer.set(undefined));
  }

  /** An offer is good once. */
  async install(): Promise<void> {
    const offer = this.offer();
    this.offer.set(undefined);
    await offer?.prompt();
  }
}

/** iPads call themselves Macs; Macs have no touch screen. */
export function isIosBrowser({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Known to Safari on iPhones and iPads only, which is what is asked about. */
function isInstalled(): boolean {
  return 'standalone' in navigator && navigator.standalone === true;
}
