import { Clipboard } from '@angular/cdk/clipboard';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { CopyButton } from './copy-button';
import { CopyButtonHarness } from './copy-button.harness';

describe('tr-copy-button', () => {
  const button = async (works: boolean) => {
    const copied: string[] = [];
    const clipboard = { copy: (text: string) => copied.push(text) > 0 && works };
    TestBed.configureTestingModule({ providers: [{ provide: Clipboard, useValue: clipboard }] });
    const fixture = TestBed.createComponent(CopyButton);
    fixture.componentRef.setInput('text', 'https://example.com/c/abc');
    const harness = await TestbedHarnessEnvironment.harnessForFixture(fixture, CopyButtonHarness);
    return { copied, harness };
  };

  it('copies and says so', async () => {
    const { copied, harness } = await button(true);
    await harness.copy();
    expect(copied).toEqual(['https://example.com/c/abc']);
    expect(await harness.said()).toBe('Copied');
  });

  it('says when it may not', async () => {
    const { harness } = await button(false);
    await harness.copy();
    expect(await harness.said()).toBe('Copying is not allowed by this browser');
  });
});
