import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Session } from '@tributary/frontend-shared/session/session';
import { expect, it } from 'vitest';
import { OwnViews, queryOf, valuesOf } from './own-views';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const view = (id: string, name: string, isDefault = false) => ({ id, name, isDefault, query: 'min=500&currency=EUR' });

it('a view keeps its filters as a query string, and reads them from one', () => {
  const filters = { currency: 'EUR', q: 'HP 1&2', state: undefined };
  expect(queryOf(filters)).toBe('currency=EUR&q=HP+1%262');
  expect(valuesOf(queryOf(filters))).toEqual({ currency: 'EUR', q: 'HP 1&2' });
});

it('section 4, Lists: views are saved, and the one that the list opens with is known', async () => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Session, useValue: { may: () => true } }],
  });
  const server = TestBed.inject(HttpTestingController);
  const views = TestBed.inject(OwnViews).of('links');
  TestBed.tick();
  server.expectOne('/v1/views?list=links').flush({ data: [view('vw_1', 'Big ones'), view('vw_2', 'Kaja', true)] });
  await settle();
  expect(views.chosen()).toMatchObject({ name: 'Kaja', values: { min: '500', currency: 'EUR' } });

  const saved = views.save('Euros', { currency: 'EUR', min: undefined });
  const request = server.expectOne({ method: 'POST', url: '/v1/views' });
  expect(request.request.body).toMatchObject({ list: 'links', name: 'Euros', query: 'currency=EUR' });
  request.flush(view('vw_3', 'Euros'));
  await saved;
  TestBed.tick();
  server.expectOne('/v1/views?list=links').flush({ data: [view('vw_3', 'Euros')] });
});
