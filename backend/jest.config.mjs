import { project } from '../infra/tooling/jest.base.mjs';

export default {
  projects: [
    project({
      name: 'unit',
      dir: import.meta.dirname,
      match: ['src/**/*.spec.ts', 'test/{architecture,wording,configuration-doc}.spec.ts', 'test/support/*.spec.ts'],
    }),
    project({
      name: 'integration',
      dir: import.meta.dirname,
      match: ['test/integration/**/*.spec.ts', 'test/flows/**/*.spec.ts'],
    }),
    // No test: writes a fixture of the present schema (`npm run write:fixture`).
    project({ name: 'fixture', dir: import.meta.dirname, match: ['test/former-version/write-fixture.ts'] }),
  ],
};
