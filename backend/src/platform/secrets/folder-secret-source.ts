import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const nameForm = /^[A-Z][A-Z0-9_]*$/;

/**
 * A folder with one file a secret, named like its variable: what orchestrators mount. The final line break that editors add
 * does not count.
 */
export class FolderSecretSource {
  constructor(private readonly folder: string) {}

  async read(): Promise<Readonly<Record<string, string>>> {
    const names = (await readdir(this.folder)).filter((name) => nameForm.test(name));
    const values = await Promise.all(names.map((name) => readFile(path.join(this.folder, name), 'utf8')));
    return Object.fromEntries(names.map((name, i) => [name, values[i]?.replace(/\r?\n$/, '') ?? '']));
  }
}
