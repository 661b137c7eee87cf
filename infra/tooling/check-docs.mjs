// Proves what documents claim about the repository: paths and links lead somewhere, dependencies are accounted for,
// decisions are numbered without gaps, alarms have a page each. Run by `npm run check:docs`.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { alertProblems } from './alert-problems.mjs';
import { commitProblems } from './commit-messages.mjs';

const root = process.cwd();
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const exists = (file) => existsSync(path.join(root, file));

/** Code is not prose: a link or path inside a fenced block is an example. */
const withoutCodeBlocks = (text) => text.replaceAll(/^```[\s\S]*?^```/gm, '');

const documents = globSync(['README.md', 'docs/**/*.md', '{backend,analytics,infra,load-tests}/**/*.md'], {
  cwd: root,
  exclude: (entry) => ['node_modules', 'dist', 'generated'].includes(path.basename(entry)),
});

/** In a flow, each `path/with.extension` and each `folder/` in backticks is a place a reader will want to open. */
function flowPaths() {
  return globSync('docs/flows/*.md', { cwd: root }).flatMap((file) =>
    [...withoutCodeBlocks(read(file)).matchAll(/`([\w.@-]+(?:\/[\w.@-]+)+\/?)`/g)]
      .map(([, named]) => named)
      .filter((named) => /\.(ts|mjs|sql|prisma|json|md)$|\/$/.test(named) && !exists(named))
      .map((named) => `${file}: \`${named}\` does not exist (paths are from the repository's root)`),
  );
}

function links() {
  return documents.flatMap((file) =>
    [...withoutCodeBlocks(read(file)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .flatMap((target) => brokenLink(file, target)),
  );
}

function brokenLink(file, target) {
  const [place, anchor] = target.split('#');
  const document = place === '' ? file : path.posix.join(path.posix.dirname(file), decodeURI(place));
  if (!exists(document)) return [`${file}: the link ${target} leads nowhere`];
  if (anchor === undefined || !document.endsWith('.md')) return [];
  return headings(read(document)).includes(anchor) ? [] : [`${file}: ${document} has no heading #${anchor}`];
}

const headings = (text) =>
  [...withoutCodeBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );

/** docs/dependencies.md accounts for each direct dependency in a table row that begins with its name, and for no other. */
function dependencies() {
  const declared = new Set();
  for (const file of ['package.json', ...JSON.parse(read('package.json')).workspaces.map((w) => `${w}/package.json`)]) {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(read(file));
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      if (!name.startsWith('@tributary/')) declared.add(name);
    }
  }
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  return [
    ...[...declared]
      .filter((name) => !explained.includes(name))
      .map((name) => `docs/dependencies.md: ${name} has no row`),
    ...explained
      .filter((name) => !declared.has(name))
      .map((name) => `docs/dependencies.md: no package.json names ${name}`),
    ...explained
      .filter((name, i) => explained.indexOf(name) !== i)
      .map((name) => `docs/dependencies.md: ${name} twice`),
  ];
}

function decisions() {
  const files = globSync('docs/adr/[0-9]*.md', { cwd: root }).sort();
  const misnumbered = files.flatMap((file, i) => {
    const number = String(i + 1).padStart(4, '0');
    const right = path.basename(file).startsWith(`${number}-`) && read(file).startsWith(`# ${number} `);
    return right ? [] : [`${file}: expected number ${number}, in the name and in the title`];
  });
  const unlisted = files.filter((file) => !read('docs/adr/README.md').includes(`(${path.basename(file)})`));
  return [...misnumbered, ...unlisted.map((file) => `docs/adr/README.md does not list ${path.basename(file)}`)];
}

const checks = {
  'paths named in docs/flows': flowPaths,
  'links between documents': links,
  'docs/dependencies.md': dependencies,
  'decision records': decisions,
  'alarms and runbooks': () => alertProblems(root),
  'commit messages': () => commitProblems(root),
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const problems = check();
  failed += problems.length;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const problem of problems) console.log(`     ${problem}`);
}
process.exitCode = failed === 0 ? 0 : 1;
