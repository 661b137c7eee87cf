// npm run check:fuzz: made-up requests to every route, as everybody, held against the API's own document.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startBenchStack } from '../bench/stack/bench-stack.ts';
import { callersOf, existingIds, isStillLetIn } from '../fuzz/callers.ts';
import { parseFuzzOptions } from '../fuzz/options.ts';
import { preparePython } from '../fuzz/python.ts';
import { runSchemathesis } from '../fuzz/run-schemathesis.ts';
import { runCommand } from './command.ts';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

runCommand(async () => {
  const options = parseFuzzOptions(process.argv.slice(2));
  preparePython(print);
  if (options.setup) return 0;
  const stack = await startBenchStack('fuzz', print);
  try {
    // As in tests: the API itself then also refuses to answer with fields that its document does not name.
    await stack.run('api', [], { NODE_ENV: 'test' });
    await stack.run('projector');
    const [api, demo] = [stack.environment['PUBLIC_API_URL'] ?? '', await stack.demo()];
    const callers = callersOf(api, demo);
    const place = { api, folder: stack.instance.state.logs, idsFile: path.join(stack.instance.state.logs, 'ids.json') };
    writeFileSync(place.idsFile, JSON.stringify(await existingIds(api, await callers.owner.token(), demo)));
    const failed: string[] = [];
    for (const name of options.callers) {
      const { result, summary, log } = await runSchemathesis(callers[name], options, place);
      const isLetIn = await isStillLetIn(api, callers[name]);
      if (result !== 'passed' || !isLetIn) failed.push(name);
      print(`${name}: ${result}${isLetIn ? '' : ', and lost its access'}: ${summary}; ${path.relative('.', log)}`);
    }
    print(
      failed.length === 0 ? 'Every answer is one that the document describes.' : `Not clean as ${failed.join(', ')}.`,
    );
    return failed.length === 0 ? 0 : 1;
  } finally {
    await stack.end();
  }
});
