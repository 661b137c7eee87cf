import { ComponentHarness } from '@angular/cdk/testing';
import type { ModifierKeys, TestKey } from '@angular/cdk/testing';

/** Drives a data table: reads it, sorts it, moves in it, opens rows. */
export class DataTableHarness extends ComponentHarness {
  static readonly hostSelector = 'tr-data-table';

  private readonly headers = this.locatorForAll('thead th:not(.box)');
  private readonly rows = this.locatorForAll('tbody tr');
  private readonly anywhere = this.documentRootLocatorFactory();

  async headerTexts(): Promise<string[]> {
    return Promise.all((await this.headers()).map((header) => header.text()));
  }

  /** The cells of every row, as text. */
  async cellTexts(): Promise<string[][]> {
    const count = (await this.rows()).length;
    const row = async (index: number) => {
      const cells = await this.locatorForAll(`tbody tr:nth-child(${index + 1}) td:not(.box)`)();
      return Promise.all(cells.map((cell) => cell.text()));
    };
    return Promise.all(Array.from({ length: count }, (_, index) => row(index)));
  }

  async sortBy(column: number): Promise<void> {
    await (await this.locatorFor(`thead th:nth-child(${column + 1}) button`)()).click();
  }

  async press(row: number, key: TestKey | string, modifiers: ModifierKeys = {}): Promise<void> {
    await (await this.rows())[row]?.sendKeys(modifiers, key);
  }

  /** What stands under the header, a text for each column. */
  async sumTexts(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.sums td:not(.box)')()).map((cell) => cell.text()));
  }

  /** Presses the box of a row. */
  async choose(row: number): Promise<void> {
    await (await this.locatorFor(`tbody tr:nth-child(${row + 1}) .box input`)()).click();
  }

  async click(row: number): Promise<void> {
    await (await this.rows())[row]?.click();
  }

  /** Index of the row that has the focus; -1 when none has. */
  async focusedRow(): Promise<number> {
    const focused = await Promise.all((await this.rows()).map((row) => row.isFocused()));
    return focused.indexOf(true);
  }

  async toggleColumn(label: string): Promise<void> {
    await (await this.locatorFor('.tools button[aria-haspopup]')()).click();
    for (const choice of await this.anywhere.locatorForAll('.choices label')()) {
      if ((await choice.text()) === label) await choice.click();
    }
    await (await this.anywhere.locatorFor('.cdk-overlay-backdrop')()).click();
  }

  async showMore(): Promise<void> {
    await (await this.locatorFor('.more')()).click();
  }
}
