import { ComponentHarness } from '@angular/cdk/testing';
import type { ModifierKeys, TestKey } from '@angular/cdk/testing';

/** Drives a side sheet. */
export class SideSheetHarness extends ComponentHarness {
  static readonly hostSelector = 'tr-side-sheet';

  private readonly body = this.locatorFor('.body');

  async label(): Promise<string | null> {
    return (await this.locatorFor('aside')()).getAttribute('aria-label');
  }

  async text(): Promise<string> {
    return (await this.body()).text();
  }

  async press(key: TestKey | string, modifiers: ModifierKeys = {}): Promise<void> {
    await (await this.body()).sendKeys(modifiers, key);
  }

  async isFocused(): Promise<boolean> {
    return (await this.body()).isFocused();
  }

  async close(): Promise<void> {
    await (await this.locatorFor('button[aria-label="Close"]')()).click();
  }
}
