import { project } from '../../tooling/jest.base.mjs';

export default {
  testTimeout: 60_000,
  projects: [project({ name: 'fresh', dir: import.meta.dirname, match: ['*.spec.ts'] })],
};
