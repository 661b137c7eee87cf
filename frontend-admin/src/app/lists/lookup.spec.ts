import { expect, it } from 'vitest';
import { toldApart } from './lookup';

it('things that are called the same can be told apart by what is offered', () => {
  const programs = [
    { value: 'prg_01h455vb4pex5vsknk084sn02q', label: 'Main program' },
    { value: 'prg_01h455vb4pex5vsknk084sn03r', label: 'Main program' },
    { value: 'prg_01h455vb4pex5vsknk084sn04s', label: 'Outlet' },
  ];
  expect(toldApart(programs).map(({ label }) => label)).toEqual(['Main program', 'Main program · 4sn03r', 'Outlet']);
});
