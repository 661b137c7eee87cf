import { ComponentHarness } from '@angular/cdk/testing';

/** Drives the bar over chosen rows. */
export class BulkBarHarness extends ComponentHarness {
  static readonly hostSelector = 'tr-bulk-bar';

  async texts(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('span')()).map((span) => span.text()));
  }

  async press(label: string): Promise<void> {
    for (const button of await this.locatorForAll('button')()) {
      if ((await button.text()) === label) return button.click();
    }
    throw new Error(`no button says ${label}`);
  }
}
