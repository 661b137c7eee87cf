import { describe, expect, it } from 'vitest';
import { apiTimeZone } from './api-time-zone';

describe('case 7: a browser’s time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['America/Coyhaique', 'America/Punta_Arenas'],
    ['UTC', 'UTC'],
    ['CET', 'UTC'],
    ['', 'UTC'],
  ])('%s is asked for as %s', (name, asked) => {
    expect(apiTimeZone(name)).toBe(asked);
  });
});
