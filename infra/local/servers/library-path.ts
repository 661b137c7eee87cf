import path from 'node:path';

/** LD_LIBRARY_PATH for programs that were unpacked under `root` (Debian's multi-arch folders). */
export function libraryPath(root: string): string {
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  return [`usr/lib/${machine}-linux-gnu`, `lib/${machine}-linux-gnu`]
    .map((folder) => path.join(root, folder))
    .join(':');
}
