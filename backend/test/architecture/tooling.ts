import path from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { repository } from './checkers.js';

async function load(file: string): Promise<unknown> {
  return import(path.join(repository, 'infra/tooling', file));
}

/** Modules and whom each may use, as the import checker has it. */
export async function loadModuleGraph(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { moduleGraph } = (await load('module-graph.mjs')) as { moduleGraph: Record<string, string[]> };
  return moduleGraph;
}

/** What is wrong with a commit's first line, or undefined. */
export async function commitProblem(subject: string): Promise<string | undefined> {
  const module = (await load('commit-messages.mjs')) as { commitProblem: (subject: string) => string | undefined };
  return module.commitProblem(subject);
}

/** Patterns of the files that are to be pure, relative to the repository. */
export async function loadPureFiles(): Promise<string[]> {
  const { pureFiles } = (await load('eslint-pure-code.mjs')) as { pureFiles: string[] };
  return pureFiles;
}

/**
 * What the repository's own architecture rules (purity, and what modules may name) say of a text at that place.
 * @param file relative to the repository; it need not exist
 */
export async function complaints(code: string, file: string): Promise<string[]> {
  const { pureCode } = (await load('eslint-pure-code.mjs')) as { pureCode: Linter.Config };
  const { modules } = (await load('eslint-modules.mjs')) as { modules: Linter.Config[] };
  const parser: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } };
  const messages = new Linter({ cwd: repository }).verify(
    code,
    [parser, ...modules, pureCode],
    path.join(repository, file),
  );
  return messages.map(({ line, message }) => `${String(line)}: ${message}`);
}

interface WordingTools {
  /** The texts of one file that a person may read. */
  readonly stringsOf: (file: string, source: string) => { readonly where: string; readonly text: string }[];
  /** The refused wording in a text, each with what to write instead. */
  readonly refusedIn: (text: string) => { readonly found: string; readonly write: string }[];
}

/** What `npm run check:wording` is made of. */
export async function loadWording(): Promise<WordingTools> {
  const strings = (await load('strings/read-strings.mjs')) as Pick<WordingTools, 'stringsOf'>;
  const wording = (await load('strings/wording.mjs')) as Pick<WordingTools, 'refusedIn'>;
  return { ...strings, ...wording };
}
