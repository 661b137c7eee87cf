/**
 * Lets several installations (or test files) share one NATS server: every stream and subject gets the namespace as its
 * first part. An empty namespace, the normal case, changes nothing.
 */
export class Namespace {
  constructor(private readonly name: string) {}

  subject(subject: string): string {
    return this.name === '' ? subject : `${this.name}.${subject}`;
  }

  stream(stream: string): string {
    return this.name === '' ? stream : `${this.name}_${stream}`;
  }

  /** Inverse of `subject`. */
  bareSubject(subject: string): string {
    return this.name === '' ? subject : subject.slice(this.name.length + 1);
  }
}
