import { ComponentHarness } from '@angular/cdk/testing';

/** Drives a copy button in tests. */
export class CopyButtonHarness extends ComponentHarness {
  static readonly hostSelector = 'tr-copy-button';

  private readonly button = this.locatorFor('button');
  private readonly status = this.locatorFor('[role=status]');

  async copy(): Promise<void> {
    await (await this.button()).click();
  }

  /** What a screen reader was told last. */
  async said(): Promise<string> {
    return (await this.status()).text();
  }
}
