import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import yaml from 'js-yaml';

const rulesFile = 'infra/observability/alerts.yaml';
const pagesFolder = 'docs/runbooks';
const severities = ['page', 'ticket'];
const sections = ['What it means', 'What to look at', 'What to do', 'Whom to wake'];

/**
 * What is wrong with the rules of the alarms: metrics that no process has, what a rule leaves out, pages that are not there,
 * incomplete or without a rule. A tree without rules has nothing to check.
 */
export function alertProblems(root) {
  if (!existsSync(path.join(root, rulesFile))) return [];
  const rules = rulesOf(readFileSync(path.join(root, rulesFile), 'utf8'));
  if (typeof rules === 'string') return [`${rulesFile}: ${rules}`];
  const metrics = metricsOf(root);
  const used = new Set(rules.map(({ annotations }) => annotations?.runbook));
  const unused = globSync(`${pagesFolder}/*.md`, { cwd: root }).filter(
    (file) => path.basename(file) !== 'README.md' && !used.has(file),
  );
  return [
    ...rules.flatMap((rule) => ruleProblems(rule, metrics).map((problem) => `${rulesFile}: ${rule.alert} ${problem}`)),
    ...rules.flatMap((rule) => pageProblems(root, rule)),
    ...unused.map((file) => `${file}: no rule in ${rulesFile} leads here`),
  ];
}

/** @returns the rules, or what keeps the file from being read */
function rulesOf(text) {
  try {
    return yaml.load(text).groups.flatMap(({ rules }) => rules);
  } catch (error) {
    return `it is no rule file: ${error.message.split('\n')[0]}`;
  }
}

/** Names of the metrics that the sources register. */
function metricsOf(root) {
  const sources = globSync('{backend,analytics}/src/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.spec.ts'),
  );
  return new Set(
    sources.flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:\bname: |\bgauge\(\s*)'(tributary_\w+)'/g)].map(
        ([, name]) => name,
      ),
    ),
  );
}

function ruleProblems({ alert, expr, labels, annotations }, metrics) {
  const asked = [...String(expr).matchAll(/\btributary_\w+/g)].map(([name]) => name);
  const known = (name) => metrics.has(name) || metrics.has(name.replace(/_(bucket|sum|count)$/, ''));
  return [
    ...(asked.length === 0 ? ['asks for no metric of ours'] : []),
    ...asked.filter((name) => !known(name)).map((name) => `asks for ${name}, which no process has`),
    ...(severities.includes(labels?.severity) ? [] : [`has no severity of ${severities.join(', ')}`]),
    ...(annotations?.summary ? [] : ['has no summary']),
    ...(annotations?.runbook === pageOf(alert) ? [] : [`does not lead to ${pageOf(alert)}`]),
  ];
}

/** `LedgerDifferences` → `docs/runbooks/ledger-differences.md` */
const pageOf = (alert) =>
  `${pagesFolder}/${String(alert)
    .replaceAll(/\B[A-Z]/g, '-$&')
    .toLowerCase()}.md`;

function pageProblems(root, { alert }) {
  const file = pageOf(alert);
  if (!existsSync(path.join(root, file))) return [`${file} does not exist: it says what to do about ${alert}`];
  const text = readFileSync(path.join(root, file), 'utf8');
  const missing = sections.filter((section) => !text.includes(`\n## ${section}\n`));
  return missing.map((section) => `${file}: has no section "${section}"`);
}
