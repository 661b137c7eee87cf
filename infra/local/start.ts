// npm start: the whole product. See README.md beside this file.
import { runCommand } from './command.ts';
import { externalServices } from './launch/external-services.ts';
import { launch } from './launch/launcher.ts';
import type { DemoHistory } from './launch/plan.ts';
import { parseOptions } from './options.ts';
import { portsFrom } from './ports.ts';
import { START_STATE } from './state-dir.ts';
import { UserError } from './user-error.ts';

const DEFAULT_BASE = 4000;

function demoHistory(text = 'full'): DemoHistory {
  if (text === 'small' || text === 'full') return text;
  throw new UserError(`DEMO_HISTORY must be "small" or "full", not "${text}": correct or unset it.`);
}

runCommand(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (options.words.length > 0 || options.keep)
    throw new UserError('npm start takes --detach, --fresh, --no-demo, --no-copy and --port-base N.');
  externalServices(process.env);
  return launch({
    kind: 'start',
    state: START_STATE,
    ports: portsFrom(options.portBase ?? DEFAULT_BASE),
    detach: options.detach,
    wipeFirst: options.fresh,
    skipCopy: !options.copy,
    seedDemo: options.demo,
    demoHistory: demoHistory(process.env['DEMO_HISTORY']),
  });
});
