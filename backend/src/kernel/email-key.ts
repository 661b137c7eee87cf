/**
 * An email address as all look-ups, throttles and limits compare it: without blanks around it, composed (NFC), and in small
 * letters of ASCII only. PostgreSQL's `lower(… collate "C")` folds the same letters; any other folding differs between the
 * two (`İ` is `i` for one and `i̇` for the other), so that one account would have several counters.
 */
export function emailKey(typed: string): string {
  return typed
    .trim()
    .normalize('NFC')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
