import type { z } from 'zod';
import { namesIn, processSections, settingNames } from './config/processes.js';
import type { ProcessName, SectionName } from './config/processes.js';
import { sections } from './config/sections.js';
import type { Config, SettingsOf } from './config/sections.js';

export type { ProcessName } from './config/processes.js';
export type { Config, Settings } from './config/sections.js';

/** Texts of settings, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const allSections = Object.keys(settingNames) as readonly SectionName[];

/**
 * Reads the settings of a process, and looks at no others.
 * @throws Error whose message names each missing or wrong setting, without its value (it may be a secret)
 */
export function readConfig<P extends ProcessName>(name: P, env: Environment): Config<P> {
  const names: readonly (typeof processSections)[P][number][] = processSections[name];
  return readSections(names, { PROCESS_NAME: name, ...selected(env, names) });
}

/** The same for some sections. */
export function readSections<S extends SectionName>(names: readonly S[], env: Environment): SettingsOf<S> {
  const results = names.map((name) => {
    const section: z.ZodType<object> = sections[name];
    return section.safeParse(selected(env, [name]));
  });
  const issues = results.flatMap(({ error }) => error?.issues ?? []);
  if (issues.length > 0) throw unusable(issues, env);
  const settings = Object.assign({}, ...results.map(({ data }) => data)) as SettingsOf<S>;
  refuseOthers(settings, names);
  return settings;
}

/** Of an environment what belongs to some sections. */
export function selected(env: Environment, names: readonly SectionName[]): Record<string, string> {
  const entries = namesIn(names).map((name) => [name, env[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

// Types end where Nest injects: there a setting that the process does not have would be undefined, and taken for left out.
function refuseOthers(settings: object, names: readonly SectionName[]): void {
  const others = allSections.filter((section) => !names.includes(section));
  for (const name of namesIn(others)) {
    Object.defineProperty(settings, name, {
      get: () => {
        throw new Error(`This process is not given the setting ${name}: see platform/config/processes.ts.`);
      },
    });
  }
}

function unusable(issues: readonly z.core.$ZodIssue[], env: Environment): Error {
  const lines = issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name}: ${env[name] === undefined && issue.code !== 'custom' ? 'is not set' : issue.message}`;
  });
  return new Error(`Configuration is not usable:\n${lines.join('\n')}`);
}
