import { project } from '../tooling/jest.base.mjs';

export default {
  // These start and kill whole stacks.
  testTimeout: 60_000,
  projects: [project({ name: 'launcher', dir: import.meta.dirname, match: ['test/*.spec.ts'] })],
};
