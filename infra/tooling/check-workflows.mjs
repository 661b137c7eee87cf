// Proves what holds of the workflows of pull requests: actions are pinned, jobs run every part of `npm test`, and actionlint, where
// it is installed, finds nothing. Run by `npm run check:workflows`.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PART_NAMES } from '../local/check/chosen-lanes.ts';

const root = process.cwd();
const workflows = globSync('.github/workflows/*.{yml,yaml}', { cwd: root });
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** A tag can be moved to other code, a commit cannot; the tag stands beside it for those who read and renew it. */
function unpinnedActions() {
  return workflows.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, i) => {
        const action = /^\s*(?:- )?uses:\s*(.+)$/.exec(line)?.[1];
        if (action === undefined || action.startsWith('./')) return [];
        return /^[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(action)
          ? []
          : [`${file}:${i + 1}: ${action} is not pinned like owner/name@<40 digits of its commit> # v1.2.3`];
      }),
  );
}

function partsWithoutJob() {
  const lists = workflows.flatMap((file) => [...read(file).matchAll(/^ +part:\n((?: +- [\w-]+\n)+)/gm)]);
  const listed = lists.flatMap(([, items]) => [...items.matchAll(/- ([\w-]+)/g)].map(([, name]) => name));
  return [
    ...PART_NAMES.filter((name) => !listed.includes(name)).map((name) => `no job runs the part ${name} of npm test`),
    ...listed.filter((name) => !PART_NAMES.includes(name)).map((name) => `npm test has no part ${name}`),
  ];
}

/** Null where it is not installed. */
function actionlint() {
  const { error, status, stdout, stderr } = spawnSync('actionlint', ['-no-color', ...workflows], {
    cwd: root,
    encoding: 'utf8',
  });
  if (error?.code === 'ENOENT') return null;
  return status === 0 ? [] : `${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`.trim().split('\n');
}

const checks = {
  'actions are pinned': unpinnedActions,
  'jobs are the parts of npm test': partsWithoutJob,
  actionlint,
};

for (const [name, check] of Object.entries(checks)) {
  const problems = check();
  if (problems === null) console.log(`skip ${name}: it is not installed here`);
  else console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const problem of problems ?? []) console.log(`     ${problem}`);
  if (problems !== null && problems.length > 0) process.exitCode = 1;
}
