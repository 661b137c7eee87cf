import type { Question } from '../confirm/question';
import { teamStrings } from './team.strings';

/** What is asked before somebody's second factors are taken away. @param who the person, for people */
export function resetQuestion(who: string): Question {
  const { heading, when, factors, sessions, next, told, action } = teamStrings.resetting;
  return { heading: heading(who), consequences: [when, factors, sessions, next, told], action, danger: true };
}
