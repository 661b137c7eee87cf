import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const storedAs = 'tributary.theme';

/** Light, dark, or as the device says; kept on this device. Colours are `light-dark()`, so this is all a switch does. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly mutableTheme = signal<Theme>(stored());

  readonly theme = this.mutableTheme.asReadonly();

  /** Chooses and keeps a theme. */
  choose(theme: Theme): void {
    this.mutableTheme.set(theme);
    try {
      localStorage.setItem(storedAs, theme);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    this.apply();
  }

  /** Puts the choice on the document. */
  apply(): void {
    const theme = this.theme();
    this.root.style.colorScheme = theme === 'system' ? 'light dark' : theme;
    this.root.dataset['theme'] = theme;
  }
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(storedAs);
    return themes.find((theme) => theme === value) ?? 'system';
  } catch {
    return 'system';
  }
}
