// What stands between the brackets: a name, perhaps with a default or a format after it.
const name = String.raw`\s*[A-Za-z_][\w .:|-]*\s*`;
const forms = [
  [String.raw`\{\{?`, String.raw`\}?\}`],
  [String.raw`\[\[?`, String.raw`\]?\]`],
  [String.raw`\$\{`, String.raw`\}`],
  ['<', '>'],
  ['%%', '%%'],
  ['#', '#'],
  ['!!!', '!!!'],
];
const macro = new RegExp(`^(?:${forms.map(([open, close]) => `${open}${name}${close}`).join('|')})$`);
// Some shops number their orders by GUIDs in braces.
const guid = /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/i;

/**
 * Whether a value is the placeholder that another system should have put a value into: `{order_id}`, `[[order]]`, `${order}`,
 * `<order>`, `%%order%%`, `#tid#`, `!!!order!!!`. Every order would have it in common.
 */
export function isUnfilledMacro(value: string): boolean {
  return macro.test(value) && !guid.test(value);
}
