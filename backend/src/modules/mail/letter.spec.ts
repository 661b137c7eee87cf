import { expect, test } from '@jest/globals';
import { letterHtml, letterText } from './letter.js';

const letter = {
  subject: 'A & B',
  paragraphs: ['Hello <b>you</b>', 'Bye'],
  action: { label: 'Go "there"', url: 'https://a.example/?x=1&y=2' },
};

test('text holds every paragraph and the whole address', () => {
  expect(letterText(letter)).toBe('Hello <b>you</b>\n\nBye\n\nGo "there": https://a.example/?x=1&y=2\n');
});

test('HTML shows what a name holds, and does not obey it', () => {
  const html = letterHtml(letter);
  expect(html).toContain('<p>Hello &lt;b&gt;you&lt;/b&gt;</p>');
  expect(html).toContain('<a href="https://a.example/?x=1&amp;y=2">Go &quot;there&quot;</a>');
  expect(html).toContain('<title>A &amp; B</title>');
});
