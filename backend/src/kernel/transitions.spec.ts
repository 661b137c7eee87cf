import { describe, expect, test } from '@jest/globals';
import { defineTransitions } from './transitions.js';

const door = defineTransitions<'open' | 'shut' | 'gone'>('door', { open: ['shut'], shut: ['open', 'gone'], gone: [] });

describe('defineTransitions', () => {
  test('lists its states', () => {
    expect(door.states).toEqual(['open', 'shut', 'gone']);
  });

  test('allows what the table says', () => {
    expect(door.can('open', 'shut')).toBe(true);
    expect(() => {
      door.assert('shut', 'gone');
    }).not.toThrow();
  });

  test.each([
    ['open', 'gone'],
    ['gone', 'open'],
    ['open', 'open'],
  ] as const)('refuses %s → %s', (from, to) => {
    expect(door.can(from, to)).toBe(false);
    expect(() => {
      door.assert(from, to);
    }).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        code: 'illegal_transition',
        message: `The door is ${from} and cannot become ${to}.`,
      }),
    );
  });

  test('a state it never heard of is refused, not a crash', () => {
    expect(door.can('constructor' as 'open', 'shut')).toBe(false);
  });
});
