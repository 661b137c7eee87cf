import { describe, expect, it } from 'vitest';
import { commandsFor } from './commands';

const all = () => true;
const titles = (text: string, may: (permission: string) => boolean = all) =>
  commandsFor(text, may).map(({ title }) => title);

describe('B15: commands of the search', () => {
  it('B15: finds pages and forms by the beginning of their words', () => {
    expect(titles('audit')).toEqual(['Go to Audit']);
    expect(titles('new prog')).toEqual(['New program']);
    expect(titles('HP-1047')).toEqual([]);
  });

  it('B15: offers only what the person may do', () => {
    expect(titles('new', (permission) => permission !== 'programs:write')).not.toContain('New program');
  });

  it('B15: lists everything before anything is typed', () => {
    expect(titles('')).toEqual(expect.arrayContaining(['Go to Home', 'Go to Security', 'New link']));
  });
});
