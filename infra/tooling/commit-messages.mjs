import { spawnSync } from 'node:child_process';

const kinds = ['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert', 'style', 'test'];
const conventional = new RegExp(`^(${kinds.join('|')})(\\([a-z0-9-]+(, ?[a-z0-9-]+)*\\))?!?: \\S.*[^.\\s]$`);
const newest = 200;

/**
 * Whether a commit's first line is a conventional commit (conventionalcommits.org, 1.0.0): kind, optional scope, a subject
 * that is no sentence with a full stop, 100 characters at most.
 * @returns what is wrong, or undefined
 */
export function commitProblem(subject) {
  if (subject.length > 100) return `longer than 100 characters: ${subject}`;
  if (!conventional.test(subject))
    return `not "<kind>(<scope>): <subject>" with a kind of ${kinds.join(', ')}: ${subject}`;
  return undefined;
}

/**
 * What is wrong with the newest commits that are here. Merges are git's own words and are left out; a shallow clone is
 * checked as far as it reaches; a folder without history (a source archive) has nothing to check.
 */
export function commitProblems(root) {
  const args = ['log', '--no-merges', `--max-count=${newest}`, '--format=%h%x09%s'];
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) return [];
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [hash, ...subject] = line.split('\t');
      const problem = commitProblem(subject.join('\t'));
      return problem === undefined ? [] : [`${hash} is ${problem}`];
    });
}
