import path from 'node:path';

/** Absolute path of the checkout that this launcher belongs to. */
export const REPOSITORY = path.resolve(import.meta.dirname, '../..');

/** Folder that holds everything the launcher creates; git-ignored. */
export const LOCAL_FOLDER = path.join(REPOSITORY, '.tributary');
