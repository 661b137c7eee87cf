/**
 * Wording that no screen, mail or API text uses, each with what to write instead. One row is one expression; upper and
 * lower case do not matter.
 * @type {readonly (readonly [RegExp, string])[]}
 */
export const refusedWording = [
  // One word for one thing: see backend/src/kernel/glossary.ts.
  [/\be-mails?\b/, 'email'],
  [/\b(some|any)body\b/, 'someone, anyone'],
  [/\bnobody\b/, 'no one; “unattributed” for a conversion, “No affiliate” in a column'],
  [/\bswitch(ed)?[- ](it )?(on|off)\b|\bon or off\b/, 'enable, disable; active or disabled'],
  [/\btaken? back\b/, 'reversed'],
  [/\bon its way\b(?! to)/, 'pending'],
  [/\bstanding\b/, 'status'],
  [/\bsecond (factor|step)s?\b/, 'two-step verification'],
  [/\bleads? to\b|\bwhere it leads\b/, 'destination'],
  [/\bmak(e|es|ing) (a |an |your first |new |another )?(link|key|program|code)s?\b/, 'create'],
  [/\bproven domains?\b/, 'allowed domains'],
  [/\bvouch\b/, 'confirm'],
  [/\bsealed\b/, 'verified'],
  [
    /\b(in|into) the books\b|\bmerchant will owe\b|\bowed to the affiliate\b/,
    'ledger entries; Merchant – accrued commission; Affiliate – pending',
  ],
  [/\bin(to)? force\b/, 'active, current, publish, take effect'],
  [/\bletters?\b(?=.*\b(account|address|mail)\b)/, 'emails'],
  [/\byour mailbox\b/, 'inbox'],
  // Expressions that have to be translated back.
  [/\bgood (until|once|for|no more)\b|\bno more good\b/, 'expires in; works once'],
  [/\b(signed in|used) now\b/, 'just now'],
  [/\bwhat waits\b|\bwaits for a decision\b/, 'Needs your attention; You’re all caught up.'],
  [/\bstopped for a reason\b/, 'On hold. Open it to see the reason.'],
  [/, before$/, 'Previous period'],
  [/\bpages speak of\b/, 'Show data for'],
  [/\brefunded or not\b/, 'any refund status'],
  [/\bweighed\b/, 'considered'],
  [/\bpaid on\b/, 'Commission is calculated on'],
  [/\bunless something is\b/, 'unless the order is refunded first'],
  [/\bsee what (it does|they see)\b/, 'Preview; View as affiliate'],
  [/\ball that remains\b|\ba part of it\b/, 'The rest; Part of the order'],
  [/\bsay (how|why|what|in)\b/, 'Enter …; Add a short reason.'],
  [/\bchange what it names\b/, 'Correct the highlighted field and try again.'],
  [/\bgive (it )?a name\b|\bchoose whose\b|\bas it stands\b/, 'Enter a name. Select a merchant. Shown in reports.'],
  [/\bwhen left empty\b|\bempty: |\b(one|two) a line\b/, 'Leave empty to …; one per line'],
  [/\b(is|was) set\.$/, 'Version 2 takes effect on …'],
  [/\bmay$/, 'Permissions'],
  [
    /\breport what is paid for\b|\bstays good\b/,
    'Orders reported with live keys earn commission. Keep the old key working for …',
  ],
  [/\bshown this once\b|\bnobody can show\b/, 'You will see this secret only once.'],
  [/\bwritten down\b|\bthis way in\b/, 'Your visit is logged. This link works once …'],
  [/\bat least\. without one\b|\bcharacters at least\b/, 'At least 10 characters.'],
  [/\babout it$|\bits (orders|conversions)\b/, 'Details; 14 orders; Conversions'],
  [/\bhow bad\b|\bwhom it concerns\b|\blooked wrong\b/, 'Severity; Account; Alerts'],
  [/\bnot looked for\b/, 'New-country alerts are off: no IP database is installed.'],
  [/\bwas used by two\b/, 'An old session token was used again.'],
  [/\bhas only this\b/, 'Colleagues will rely on this note.'],
  [/\beverything that was\b|\btouching\b|\bby the command\b/, 'Changes; affecting; by any action'],
  [/\bnothing is called\b|\bis called that\b|\bhas such a\b/, 'No results for “x”.'],
  [/\bwhen you ask it to\b/, 'Press Try again when you are back online.'],
  [/\btyping mistake\b|\banother installation\b/, 'The address may be mistyped or belong to another workspace.'],
  [/\bpassword was right\b|\bshow that it is you\b/, 'Enter a code from your authenticator app or use a passkey.'],
  [/\baddresses with a name\b/, 'Passkeys need a domain name; this page is open on an IP address.'],
  [
    /\basks for one\b|\bkeeps your account yours\b/,
    'Your role requires it. It protects your account even if someone learns your password.',
  ],
  [/\bwas not given\b/, 'The passkey request was cancelled.'],
  [/\bsigns and numbers\b/, 'symbols and digits'],
  [/\baddress so far\b|\blook into your\b/, 'We also notify your current address. Check your inbox.'],
  [/\bwhat it has open\b|\bwhat is open works\b/, 'it loses access within ten minutes'],
  [/\bget a link that earns\b/, 'Paste any product page to get your affiliate link.'],
  [/\bhalf to even\b/, 'Rounded to the nearest cent.'],
  [/\bsupport looked\b/, 'Support access log'],
  [/\bkept on this device\b/, 'the data saved on this device'],
  [/\bneeds doing\b|\bany moment now\b/, 'Nothing to do. Within minutes.'],
  [/\bthere is no such\b/, '… not found'],
  [/\bat present\b|\bat the moment\b(?! of)/, 'currently, right now'],
  [/\bnot any more\b|\bany more\b/, 'no longer'],
  [/\bcomes? round\b|\bgood no more\b|\bdear to\b|\bso-and-so\b|\bwhence\b|\bby the doors? of\b/, 'the standard term'],
];

/** The rows that a text breaks. @param {string} text @returns {{ found: string, write: string }[]} */
export function refusedIn(text) {
  return refusedWording.flatMap(([pattern, write]) => {
    const found = new RegExp(pattern, 'i').exec(text);
    return found === null ? [] : [{ found: found[0], write }];
  });
}
