/** What a spreadsheet would run as a formula when it opens a cell that begins with it. */
const formula = /^[=+\-@\t\r]/;
const number = /^-?\d+([.,]\d+)*$/;

/**
 * Rows as CSV (RFC 4180: CRLF, quotes doubled). Text that a spreadsheet would take for a formula gets an apostrophe in
 * front, because names and references come from strangers (OWASP, "CSV injection"); numbers stay numbers.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const safe = formula.test(value) && !number.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
