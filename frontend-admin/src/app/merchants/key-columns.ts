import type { ApiKey } from '@tributary/frontend-shared/api/generated/schema';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { glossary } from '@tributary/backend/kernel/glossary';
import type { KeyState } from './key-state';
import { keyStrings } from './keys.strings';

const texts = keyStrings;

/** A key with its state at the moment. */
export type KeyRow = ApiKey & { readonly state: KeyState };

/** What people call a key. */
export function keyName({ name, prefix }: Pick<ApiKey, 'name' | 'prefix'>): string {
  return name === '' ? `${prefix}…` : name;
}

/** Columns of the table of keys. @param programName of an id */
export function keyColumns(programName: (id: string) => string): readonly Column<KeyRow>[] {
  return [
    { id: 'name', label: texts.name, text: keyName },
    { id: 'state', label: texts.state, text: ({ state }) => stateWord('key', state) },
    { id: 'prefix', label: texts.prefix, text: ({ prefix }) => `${prefix}…` },
    { id: 'kind', label: texts.kind, text: ({ kind }) => texts.kinds[kind], optional: 'hidden' },
    {
      ...{ id: 'scopes', label: texts.scopes, wide: true, optional: 'shown' },
      text: ({ scopes }) => scopes.map((scope) => texts.scopeWords[scope] ?? scope).join(', '),
    },
    {
      ...{ id: 'programs', label: texts.programs, optional: 'shown' },
      text: ({ programIds }) => (programIds.length === 0 ? texts.allPrograms : programIds.map(programName).join(', ')),
    },
    {
      ...{ id: 'addresses', label: texts.addresses, wide: true, optional: 'hidden' },
      text: ({ allowedAddresses }) => (allowedAddresses.length === 0 ? texts.anywhere : allowedAddresses.join(', ')),
    },
    {
      ...{ id: 'used', label: texts.lastUsed, optional: 'shown' },
      text: ({ lastUsedAt }) => lastUsedAt ?? texts.never,
    },
    {
      id: 'expires',
      label: texts.expires,
      text: ({ expiresAt }) => expiresAt ?? texts.neverExpires,
      optional: 'shown',
    },
    { id: 'maker', label: texts.maker, text: ({ createdBy }) => createdBy ?? texts.unknownMaker, optional: 'hidden' },
    { id: 'created', label: texts.created, text: ({ createdAt }) => createdAt, optional: 'hidden' },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
    { id: 'actions', label: texts.actions, text: () => '', align: 'end', stays: true },
  ];
}
