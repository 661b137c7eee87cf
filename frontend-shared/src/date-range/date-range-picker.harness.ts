import { ComponentHarness } from '@angular/cdk/testing';

/** Drives a date range: opens it and chooses. */
export class DateRangePickerHarness extends ComponentHarness {
  static readonly hostSelector = 'tr-date-range-picker';

  private readonly opener = this.locatorFor('button');
  private readonly panel = this.documentRootLocatorFactory();

  /** What the button says is chosen. */
  async words(): Promise<string> {
    return (await this.opener()).text();
  }

  async choosePreset(words: string): Promise<void> {
    await this.open();
    for (const preset of await this.panel.locatorForAll('.panel li button')()) {
      if ((await preset.text()) === words) return preset.click();
    }
    throw new Error(`There is no span called "${words}".`);
  }

  async chooseDays(from: string, to: string): Promise<void> {
    await this.open();
    const [first, last] = await this.panel.locatorForAll('.panel input[type=date]')();
    await first?.setInputValue(from);
    await last?.setInputValue(to);
    await (await this.panel.locatorFor('.panel form button')()).click();
  }

  /** What is wrong with the two dates, if anything. */
  async complaint(): Promise<string | undefined> {
    return (await this.panel.locatorForOptional('.panel [role=alert]')())?.text();
  }

  private async open(): Promise<void> {
    const opener = await this.opener();
    if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
  }
}
