/** Host names out of a text area: one a line (or separated by commas or spaces), without blanks and empty lines. */
export function hostLines(text: string): string[] {
  return text.split(/[\s,]+/).filter((line) => line !== '');
}
