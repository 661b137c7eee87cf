import { parseArgs } from 'node:util';
import { UserError } from '../user-error.ts';
import { LANES, type Step } from './steps.ts';

/** The names of all parts, in the order in which they are listed. */
export const PART_NAMES: readonly string[] = LANES.flat().map(({ name }) => name);

/**
 * The steps that the command line asks for, by lane: all of them, or those of the parts that it names (`--part apps`, as often
 * as there are parts). Throws a UserError for anything else.
 */
export function chosenLanes(args: readonly string[]): readonly (readonly Step[])[] {
  const asked = partsOf(args);
  const unknown = asked.find((name) => !PART_NAMES.includes(name));
  if (unknown !== undefined) throw new UserError(`"${unknown}" is none of the parts ${PART_NAMES.join(', ')}.`);
  const chosen = LANES.map((parts) => parts.filter(({ name }) => asked.length === 0 || asked.includes(name)));
  return chosen.map((parts) => parts.flatMap(({ steps }) => steps)).filter((steps) => steps.length > 0);
}

function partsOf(args: readonly string[]): readonly string[] {
  try {
    return parseArgs({ args: [...args], options: { part: { type: 'string', multiple: true, default: [] } } }).values
      .part;
  } catch (error) {
    throw new UserError(`${(error as Error).message.split('. ')[0]}. Known is --part, of ${PART_NAMES.join(', ')}.`);
  }
}
