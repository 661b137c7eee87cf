import { project } from '../infra/tooling/jest.base.mjs';

export default {
  projects: [
    project({
      name: 'unit',
      dir: import.meta.dirname,
      match: ['src/**/*.spec.ts', 'test/{architecture,wording}.spec.ts'],
    }),
    project({
      name: 'integration',
      dir: import.meta.dirname,
      match: ['test/integration/**/*.spec.ts', 'test/flows/**/*.spec.ts'],
    }),
  ],
};
