import type { Program } from '@tributary/frontend-shared/api/generated/schema';
import { programStrings } from './programs.strings';

/** One line of the switcher; an empty id is all programs. */
export interface ProgramChoice {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly status: Program['status'] | undefined;
}

export interface ProgramChoices {
  readonly caption: string;
  readonly choices: readonly ProgramChoice[];
}

interface Asked {
  /** Names by id, as far as they are known. */
  readonly merchants: ReadonlyMap<string, string>;
  readonly recent: readonly string[];
  /** What was typed: part of a program's or a merchant's name, in any case. */
  readonly text: string;
  /** Ids of those that the server found by it, an id for instance. */
  readonly found?: ReadonlySet<string>;
}

/** All programs, the recent ones, then each merchant's; each program once. Typing leaves what fits. */
export function programChoices(
  programs: readonly Program[],
  { merchants, recent, text, found: byServer }: Asked,
): ProgramChoices[] {
  const asked = text.trim().toLocaleLowerCase();
  const merchantOf = ({ merchantId }: Program) => merchants.get(merchantId) ?? '';
  const fits = (program: Program) =>
    byServer?.has(program.id) === true || `${program.name} ${merchantOf(program)}`.toLocaleLowerCase().includes(asked);
  const named = ({ name }: Program) => name.toLocaleLowerCase().includes(asked);
  const matches = programs.filter(fits);
  // Who types a program's name does not want to pass all others of a merchant that is called alike.
  const found = [...matches.filter(named), ...matches.filter((program) => !named(program))];
  const latest = recent.flatMap((id) => found.filter((program) => program.id === id));
  const rest = found.filter((program) => !latest.includes(program));
  const byMerchant = [...Map.groupBy(rest, merchantOf)].sort(([a], [b]) => a.localeCompare(b));
  const all = { id: '', name: programStrings.all, currency: '', status: undefined };
  return [
    { caption: '', choices: asked === '' ? [all] : [] },
    { caption: programStrings.recent, choices: latest.map(choiceOf) },
    ...byMerchant.map(([caption, own]) => ({ caption, choices: own.map(choiceOf) })),
  ].filter(({ choices }) => choices.length > 0);
}

function choiceOf({ id, name, currency, status }: Program): ProgramChoice {
  return { id, name, currency, status };
}
