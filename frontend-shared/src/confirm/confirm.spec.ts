import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Confirm } from './confirm';
import { ConfirmHarness } from './confirm.harness';

@Component({ selector: 'tr-test-page', template: '' })
class Page {}

describe('Confirm', () => {
  const asked = async () => {
    const loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Page));
    const answer = TestBed.inject(Confirm).ask({
      heading: 'Refund this order?',
      consequences: ['€84.00 is taken back from the order.', '€5.65 is taken back from Ada.'],
      action: 'Refund €84.00',
      danger: true,
    });
    return { answer, dialog: await loader.getHarness(ConfirmHarness) };
  };

  it('says what will happen and goes on when told to', async () => {
    const { answer, dialog } = await asked();
    expect(await dialog.consequences()).toEqual([
      '€84.00 is taken back from the order.',
      '€5.65 is taken back from Ada.',
    ]);
    await dialog.confirm();
    expect(await answer).toBe(true);
  });

  it('stands on Cancel, so that Enter does nothing', async () => {
    const { answer, dialog } = await asked();
    expect(document.activeElement?.textContent).toBe('Cancel');
    await dialog.cancel();
    expect(await answer).toBe(false);
  });

  it('takes Escape for a no', async () => {
    const { answer } = await asked();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true }));
    expect(await answer).toBe(false);
  });
});
