import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { templateStrings } from './template-strings.mjs';

/**
 * One text that a person may read.
 * @typedef {{ file: string, line: number, where: 'catalogue' | 'template' | 'code' | 'server', text: string }} Text
 */

const skipped = /\.spec\.ts$|\.harness\.ts$|\/generated\/|\/demo\/|\/testing\/|test-bed\.ts$|\/components-page\//;
const sources = ['frontend-*/src/**/*.{ts,html}', 'backend/src/**/*.ts', 'infra/local/**/*.ts'];

/** Every text of both apps, the mails, the API and the commands. @param {string} root @returns {Text[]} */
export function readStrings(root) {
  return globSync(sources, { cwd: root })
    .filter((file) => !skipped.test(file) && !file.startsWith('infra/local/test/') && !file.includes('node_modules'))
    .sort()
    .flatMap((file) => stringsOf(file, readFileSync(path.join(root, file), 'utf8')));
}

/** The texts of one file. @param {string} file path from the root, which says what kind of file it is @param {string} source */
export function stringsOf(file, source) {
  if (file.endsWith('.html')) return templateStrings(file, source, 0);
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node, where) => {
    if (isInlineTemplate(node)) {
      const { line } = parsed.getLineAndCharacterOfPosition(node.initializer.getStart());
      found.push(...templateStrings(file, node.initializer.text, line));
      return;
    }
    const text = literalText(node);
    if (text !== undefined && !isCode(node) && isProse(text, where)) {
      found.push({ file, line: parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1, where, text });
    }
    const inside = where === 'code' && isCatalogue(node) ? 'catalogue' : where;
    if (!isSkipped(node)) ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(parsed, whereOf(file));
  return found;
}

/** A route's title stands with the route, like a catalogue's line. */
function whereOf(file) {
  if (!file.startsWith('frontend-')) return 'server';
  return /\.(strings|routes)\.ts$/.test(file) ? 'catalogue' : 'code';
}

const isCatalogue = (node) => ts.isCallExpression(node) && node.expression.getText() === 'localized';

const isInlineTemplate = (node) =>
  ts.isPropertyAssignment(node) && node.name.getText() === 'template' && ts.isStringLiteralLike(node.initializer);

/** A literal as written, `{…}` where a value is put in; undefined for every other node. */
function literalText(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `{…}${span.literal.text}`).join('');
}

/** In a catalogue, all that has letters; elsewhere two words, or one that begins as a label does. Not SQL, CSS or a shell command. */
function isProse(text, where) {
  if (where === 'catalogue') return /\p{L}{2,}/u.test(text);
  if (/^(curl|-H|\((?:prefers|max|min)-|a, button|input, select|light dark)\b/.test(text)) return false;
  if (
    /^\s*(select|insert|update|delete|with|create|set|begin|lock|from|where|and|or|order by|left join|join)\b[\s\S]*[=(*,]/i.test(
      text,
    )
  )
    return false;
  return /\p{L}{2,}[,.:;?!…]?\s+\S*\p{L}{2,}/u.test(text) || /^\p{Lu}\p{Ll}+[.?!…]?$/u.test(text);
}

/** Literals that the compiler or a machine reads. */
function isCode(node) {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isTaggedTemplateExpression(parent) ||
    isCompared(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isElementAccessExpression(parent) && parent.argumentExpression === node)
  );
}

/** `key === 'Enter'`, `style.cssText = '…'`. */
function isCompared(parent) {
  if (!ts.isBinaryExpression(parent)) return false;
  return parent.operatorToken.getText().endsWith('==') || /\bstyle\b/.test(parent.left.getText());
}

/** What is written for developers: errors that no handler shows, and what decorators configure. */
function isSkipped(node) {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) return true;
  if (ts.isNewExpression(node))
    return /^(Error|TypeError|RangeError|RegExp|InjectionToken)$/.test(node.expression.getText());
  if (ts.isTaggedTemplateExpression(node)) return /^sql$|\.(rows|execute)$/.test(node.tag.getText());
  return ts.isPropertyAssignment(node) && /^(host|selector|styles|styleUrl|templateUrl)$/.test(node.name.getText());
}
