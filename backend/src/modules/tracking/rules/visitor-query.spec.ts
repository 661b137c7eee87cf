import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parameterKey, readVisitorQuery } from './visitor-query.js';

const passedOn = (query: string): string =>
  readVisitorQuery(query)
    .passOn.map(({ raw }) => raw)
    .join('&');

describe('visitor query', () => {
  it('tells sub ids, the deep link and everything else apart', () => {
    const query = readVisitorQuery('sub1=blog&utm_source=x&sub5=a%20b+c&to=https%3A%2F%2Fshop.example%2F&&flag');
    expect(query.subIds).toEqual({ sub1: 'blog', sub5: 'a b c' });
    expect(query.to).toBe('https://shop.example/');
    expect(query.passOn.map(({ raw }) => raw)).toEqual(['utm_source=x', 'flag']);
  });

  it('takes the first of a repeated parameter of ours', () => {
    expect(readVisitorQuery('sub1=a&sub1=b&to=c&to=d')).toMatchObject({ subIds: { sub1: 'a' }, to: 'c' });
  });

  it('recognises names behind percent encoding', () => {
    expect(readVisitorQuery('%73ub1=a&t%6F=b')).toMatchObject({ subIds: { sub1: 'a' }, to: 'b', passOn: [] });
    expect(parameterKey('Click.Id')).toBe('click_id');
  });

  it('U4: reads a link that was escaped for HTML, once or twice', () => {
    const query = readVisitorQuery('sub1=a&amp;sub2=b&amp;amp;utm_source=x&AMP;to=c&amp=1');
    expect(query).toMatchObject({ subIds: { sub1: 'a', sub2: 'b' }, to: 'c' });
    expect(query.passOn.map(({ raw }) => raw)).toEqual(['utm_source=x', 'amp=1']);
  });

  it('cuts sub ids to 255 characters and keeps them storable', () => {
    expect(readVisitorQuery(`sub1=${'x'.repeat(300)}`).subIds.sub1).toHaveLength(255);
    expect(readVisitorQuery('sub1=a%00b').subIds.sub1).toBe('ab');
    const cut = readVisitorQuery(`sub1=${'x'.repeat(254)}${encodeURIComponent('😀')}`).subIds.sub1;
    expect(cut?.isWellFormed()).toBe(true);
  });

  it('passes broken percent encoding on as it came', () => {
    expect(passedOn('a=%zz&%=1&b=%E4%')).toBe('a=%zz&%=1&b=%E4%');
    expect(readVisitorQuery('sub1=%zz').subIds.sub1).toBe('%zz');
  });

  it('encodes what must not stand in a header or URL, byte by byte', () => {
    expect(passedOn('q=\u00e4"<>\r\nx: y')).toBe('q=%E4%22%3C%3E%0D%0Ax:%20y');
  });

  it('never throws and never passes on anything but URL characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
        expect(passedOn(query)).toMatch(/^[A-Za-z0-9\-._~!$'()*+,;:@/?%=&[\]]*$/);
      }),
    );
  });
});
