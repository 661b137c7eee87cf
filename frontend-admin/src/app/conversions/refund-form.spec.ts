import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Api } from '@tributary/frontend-shared/api/api';
import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { AffiliateNames } from '../directory/affiliate-names';
import { describe, expect, it, vi } from 'vitest';
import { RefundForm } from './refund-form';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const conversion = { id: 'cnv_1', orderId: 'HP-1', amount: eur('50.00'), refundedAmount: eur('0.00'), commissions: [] };
const answer = { conversion: { ...conversion, refundedAmount: eur('20.00') }, refund: { amount: eur('20.00') } };

function open({ agreed = true, call = vi.fn().mockResolvedValue(answer) } = {}) {
  const ask = vi.fn().mockResolvedValue(agreed);
  TestBed.configureTestingModule({
    providers: [
      { provide: Api, useValue: { call } },
      { provide: Confirm, useValue: { ask } },
      { provide: AffiliateNames, useValue: { name: (id: string) => id } },
    ],
  });
  const fixture = TestBed.createComponent(RefundForm);
  fixture.componentRef.setInput('conversion', conversion as unknown as Conversion);
  const done = vi.fn();
  fixture.componentInstance.refunded.subscribe(done);
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  const type = (input: Element | undefined, text: string) => {
    if (!(input instanceof HTMLInputElement)) throw new Error('no such field');
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    element.querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    fixture.detectChanges();
  };
  const fields = () => [...element.querySelectorAll('input.input')];
  return { fixture, element, ask, call, done, type, submit, fields };
}

describe('refunding a conversion', () => {
  it('asks for a reason before anything else', async () => {
    const form = open();
    await form.submit();
    expect(form.element.textContent).toContain('Add a short reason.');
    expect(form.call).not.toHaveBeenCalled();
  });

  it('tries without keeping, asks, then does it once, with a key', async () => {
    const form = open();
    form.element.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.dispatchEvent(new Event('change'));
    form.fixture.detectChanges();
    form.type(form.fields()[0], '20.00');
    form.type(form.fields()[1], 'a scratch');
    await form.submit();
    const body = { reason: 'a scratch', amount: eur('20.00') };
    expect(form.call.mock.calls[0]?.[1]).toEqual({ id: 'cnv_1', dryRun: true, body });
    expect(form.ask.mock.calls[0]?.[0]).toMatchObject({ action: 'Refund €20.00', danger: true });
    expect(form.call.mock.calls[1]?.[1]).toMatchObject({ id: 'cnv_1', body });
    expect(form.call.mock.calls[1]?.[1]).toHaveProperty('Idempotency-Key');
    expect(form.done).toHaveBeenCalledTimes(1);
  });

  it('B6: what the affiliate reads is a field of its own; the reason is said to be internal', async () => {
    const form = open();
    form.type(form.fields()[0], 'third parcel that he says is lost');
    form.type(form.fields()[1], ' The customer sent it back. ');
    await form.submit();
    const body = { reason: 'third parcel that he says is lost', noteToAffiliate: 'The customer sent it back.' };
    expect(form.call.mock.calls[0]?.[1]).toMatchObject({ body });
    expect(form.element.textContent).toContain('the affiliate does not');
  });

  it.each([
    ['60.00', 'At most €50.00.'],
    ['50,01', 'At most €50.00.'],
    ['0', 'Enter an amount, e.g. 12.50.'],
  ])('B28: a refund of %s is refused at its field, with the most that can be refunded', async (amount, words) => {
    const form = open();
    form.element.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.dispatchEvent(new Event('change'));
    form.fixture.detectChanges();
    form.type(form.fields()[0], amount);
    form.type(form.fields()[1], 'a scratch');
    await form.submit();
    expect(form.element.querySelector('.error')?.textContent).toBe(words);
    expect(form.call).not.toHaveBeenCalled();
  });

  it('B18: takes a decimal comma', async () => {
    const form = open();
    form.element.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.dispatchEvent(new Event('change'));
    form.fixture.detectChanges();
    form.type(form.fields()[0], '20,00');
    form.type(form.fields()[1], 'a scratch');
    await form.submit();
    expect(form.call.mock.calls[0]?.[1]).toMatchObject({ body: { amount: eur('20.00') } });
  });

  it('does nothing when the person thinks better of it', async () => {
    const form = open({ agreed: false });
    form.type(form.fields()[0], 'a scratch');
    await form.submit();
    expect(form.call).toHaveBeenCalledTimes(1);
    expect(form.done).not.toHaveBeenCalled();
  });

  it('keeps what was typed when the API refuses, and says why', async () => {
    const error = new HttpErrorResponse({ status: 422, error: { detail: 'The refund is higher than what remains.' } });
    const form = open({ call: vi.fn().mockRejectedValue(error) });
    form.type(form.fields()[0], 'a scratch');
    await form.submit();
    expect(form.element.textContent).toContain('The refund is higher than what remains.');
    expect((form.fields()[0] as HTMLInputElement).value).toBe('a scratch');
  });
});
