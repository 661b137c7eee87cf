// Fails on wording that strings/wording.mjs refuses, and on text of an app that stands outside a catalogue: `npm run check:wording`.
import { readStrings } from './read-strings.mjs';
import { refusedIn } from './wording.mjs';

const texts = readStrings(process.cwd());
const refused = texts.flatMap(({ file, line, text }) =>
  refusedIn(text).map(({ found, write }) => `${file}:${line}: “${found}” in “${short(text)}”. Write: ${write}`),
);
const stray = texts
  .filter(({ where, file }) => (where === 'template' || where === 'code') && !file.endsWith('index.html'))
  .map(
    ({ file, line, text }) => `${file}:${line}: “${short(text)}” belongs into a catalogue (localized, or *.strings.ts)`,
  );

for (const problem of [...refused, ...stray]) console.log(problem);
if (refused.length + stray.length > 0) process.exitCode = 1;

function short(text) {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
