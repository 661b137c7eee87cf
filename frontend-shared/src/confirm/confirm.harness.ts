import { ComponentHarness } from '@angular/cdk/testing';

/** Drives the question in front of a page. Look for it from the document's root: it opens outside the component. */
export class ConfirmHarness extends ComponentHarness {
  static readonly hostSelector = 'tr-confirm-dialog';

  private readonly items = this.locatorForAll('li');
  private readonly action = this.locatorFor('[data-action]');
  private readonly cancelling = this.locatorFor('[data-first]');

  async consequences(): Promise<string[]> {
    return Promise.all((await this.items()).map((item) => item.text()));
  }

  async confirm(): Promise<void> {
    await (await this.action()).click();
  }

  async cancel(): Promise<void> {
    await (await this.cancelling()).click();
  }
}
