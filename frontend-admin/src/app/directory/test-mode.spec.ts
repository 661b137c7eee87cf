import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it } from 'vitest';
import { CarriedQuery } from './carried-query';
import { TestMode } from './test-mode';

@Component({ template: '' })
class Page {}

const settled = () => TestBed.inject(Router).url;

async function open(url: string) {
  const routes = ['a', 'b'].map((path) => ({ path, component: Page }));
  TestBed.configureTestingModule({
    providers: [provideRouter(routes)],
  });
  const harness = await RouterTestingHarness.create(url);
  const mode = TestBed.inject(TestMode);
  return { harness, mode, stable: () => harness.fixture.whenStable() };
}

describe('test mode', () => {
  it('is off, and nothing is asked for, unless the address says so', async () => {
    const { mode } = await open('/a');
    expect([mode.isOn(), mode.listed(), mode.reported()]).toEqual([false, {}, {}]);
  });

  it('is read from the address and carried to the next page, beside the program', async () => {
    const { harness, mode, stable } = await open('/a?mode=test&program=prg_1');
    TestBed.inject(CarriedQuery).value('program');
    expect([mode.isOn(), mode.listed(), mode.reported()]).toEqual([true, { livemode: false }, { livemode: false }]);
    await harness.navigateByUrl('/b?q=x');
    await stable();
    expect(new Set(settled().split(/[?&]/))).toEqual(new Set(['/b', 'q=x', 'mode=test', 'program=prg_1']));
    expect(mode.isOn()).toBe(true);
  });

  it('is switched in the address', async () => {
    const { mode, stable } = await open('/a?q=x');
    mode.set(true);
    await stable();
    expect(settled()).toBe('/a?q=x&mode=test');
    mode.set(false);
    await stable();
    expect(settled()).toBe('/a?q=x');
  });

  it('fits what a page shows', async () => {
    const { mode, stable } = await open('/a');
    mode.fit(true);
    expect(mode.isOn()).toBe(false);
    mode.fit(false);
    await stable();
    expect([mode.isOn(), settled()]).toEqual([true, '/a?mode=test']);
  });
});
