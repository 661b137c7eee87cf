import { Secret, TOTP } from 'otpauth';
import type { Database } from '../../src/platform/database.js';
import type { TestClock } from './test-clock.js';

/** An authenticator app that shows the codes of one secret, by the clock of the API under test. */
export class Authenticator {
  constructor(
    readonly secret: string,
    private readonly clock: TestClock,
  ) {}

  /** @param steps how many steps of 30 seconds away from now */
  code(steps = 0): string {
    const timestamp = this.clock.now().getTime() + steps * 30_000;
    return TOTP.generate({ secret: Secret.fromBase32(this.secret), timestamp });
  }
}

/** Makes every code good again, as if time had passed: a test may sign in more often than every half minute. */
export async function forgetUsedCodes(prisma: Database['typed'], email: string): Promise<void> {
  const person = await prisma.user.findFirst({ where: { email: { equals: email, mode: 'insensitive' } } });
  if (person) await prisma.usedTotpStep.deleteMany({ where: { userId: person.id } });
}
