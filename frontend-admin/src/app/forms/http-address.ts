/** Whether a text is an address that a browser can open over HTTP, as the API takes it. */
export function isHttpAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
