import { ComponentHarness } from '@angular/cdk/testing';

/** Drives a filter bar by the filters' labels. */
export class FilterBarHarness extends ComponentHarness {
  static readonly hostSelector = 'tr-filter-bar';

  async choose(label: string, option: string): Promise<void> {
    const select = await this.locatorFor(`select[aria-label="${label}"]`)();
    const options = await this.locatorForAll(`select[aria-label="${label}"] option`)();
    const words = await Promise.all(options.map((each) => each.text()));
    await select.selectOptions(words.indexOf(option));
  }

  async type(label: string, text: string): Promise<void> {
    const input = await this.locatorFor(`input[aria-label="${label}"]`)();
    await input.setInputValue(text);
    await input.dispatchEvent('input');
  }

  /** Adds a filter that does not stand in the sentence yet. */
  async add(label: string): Promise<void> {
    await this.choose('Add filter', label);
  }

  /** The filters that stand in the sentence, by their labels. */
  async labels(): Promise<(string | null)[]> {
    const inputs = await this.locatorForAll('.chip:not(.add) select, .chip input')();
    return Promise.all(inputs.map((input) => input.getAttribute('aria-label')));
  }

  async clear(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }

  async canClear(): Promise<boolean> {
    return (await this.locatorForOptional('button')()) !== null;
  }
}
