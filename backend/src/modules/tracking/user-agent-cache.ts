import { RecentlyUsed } from '../../platform/recently-used.js';
import { classifyUserAgent } from './rules/click-verdict.js';
import type { UserAgentClass } from './rules/click-verdict.js';

// Beyond this a user agent says nothing new; it bounds both the memory and the time that the patterns take.
const maxLength = 512;

/** Remembers the class of the user agents seen last: few user agents make most clicks. */
export class UserAgentCache {
  private readonly classes = new RecentlyUsed<UserAgentClass>();

  classify(userAgent: string | undefined): UserAgentClass {
    const key = (userAgent ?? '').slice(0, maxLength);
    const known = this.classes.get(key);
    if (known !== undefined) return known;
    const found = classifyUserAgent(key);
    this.classes.set(key, found);
    return found;
  }
}
