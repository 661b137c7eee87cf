import { expect, it } from 'vitest';
import { blobOf } from './download';

it('reads a data URL without asking anybody', () => {
  const blob = blobOf('data:image/png;base64,aGk=');
  expect([blob.type, blob.size]).toEqual(['image/png', 2]);
});
