import { namesIn, processSections, type ProcessName } from '../../../backend/src/platform/config/processes.ts';

/** Of these variables those that a process of the product is given: its settings, and where its programs are. */
export function ownEnvironment(
  name: ProcessName,
  environment: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const settings: ReadonlySet<string> = new Set(namesIn(processSections[name]));
  const own = Object.entries(environment).filter(([setting]) => settings.has(setting));
  return { PATH: process.env['PATH'] ?? '', ...Object.fromEntries(own) };
}
