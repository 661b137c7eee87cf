import { classifyUserAgent } from './rules/click-verdict.js';
import type { UserAgentClass } from './rules/click-verdict.js';

const capacity = 4_096;
// Beyond this a user agent says nothing new; it bounds both the memory and the time that the patterns take.
const maxLength = 512;

/** Remembers the class of the user agents seen last, least recently used out first: few user agents make most clicks. */
export class UserAgentCache {
  private recent = new Map<string, UserAgentClass>();
  // The half of the entries that would be dropped next. Moving an entry on every hit would cost more than it saves.
  private older = new Map<string, UserAgentClass>();

  classify(userAgent: string | undefined): UserAgentClass {
    const key = (userAgent ?? '').slice(0, maxLength);
    const hit = this.recent.get(key);
    if (hit !== undefined) return hit;
    const found = this.older.get(key) ?? classifyUserAgent(key);
    if (this.recent.size >= capacity / 2) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(key, found);
    return found;
  }
}
