import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The files under `root` that hold a use case, known by what they are rather than by a list: a command's handler, or a
 * step of another module's transaction that `public.ts` offers under rule 5 is no use case.
 * @returns paths relative to `root`, with `/`
 */
export function useCaseFiles(root) {
  return globSync('backend/src/modules/**/*.ts', { cwd: root })
    .filter((file) => /^@CommandHandler\(/m.test(readFileSync(path.join(root, file), 'utf8')))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}
