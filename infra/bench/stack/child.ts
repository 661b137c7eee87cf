import { fork } from 'node:child_process';
import { UserError } from '../../local/user-error.ts';

/** A process of the bench's own that answers one message at a time. It ends itself when we are gone. */
export interface Child<Question, Answer> {
  readonly pid: number;
  /** Sends and waits for the answer. Throws a UserError after `limitMs`, or when the process ended instead. */
  readonly ask: (question: Question, limitMs: number) => Promise<Answer>;
  readonly stop: () => void;
}

/** Starts a program of this folder as a child; the program calls `answerParent`. */
export function startChild<Question extends object, Answer>(
  program: string,
  args: readonly string[] = [],
): Child<Question, Answer> {
  const child = fork(program, [...args], { serialization: 'advanced', env: { PATH: process.env['PATH'] ?? '' } });
  const ask = (question: Question, limitMs: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new UserError(`A process of the bench ${why}: ${program}`));
      const timer = setTimeout(() => fail(`did not answer within ${limitMs / 1000} s`), limitMs);
      const exited = () => fail('ended early');
      child.once('exit', exited);
      child.once('message', (answer) => {
        clearTimeout(timer);
        child.off('exit', exited);
        resolve(answer as Answer);
      });
      child.send(question);
    });
  return { pid: child.pid ?? 0, ask, stop: () => void child.kill('SIGKILL') };
}

/** The child's side: answers each message, and ends when the parent is gone. */
export function answerParent(work: (question: never) => Promise<unknown>): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (question) => {
    work(question as never).then(
      (answer) => void process.send?.(answer as object),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
