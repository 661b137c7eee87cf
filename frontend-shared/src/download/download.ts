/** Hands a file to the browser to save. */
export function download(name: string, content: string | Blob, type = 'text/csv;charset=utf-8'): void {
  // The mark tells spreadsheets that the text is UTF-8; without it they guess.
  const blob = typeof content === 'string' ? new Blob(['\ufeff', content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The content of a data URL in base64. Not by `fetch`, which the page's security policy keeps to our own server. */
export function blobOf(dataUrl: string): Blob {
  const [head = '', base64 = ''] = dataUrl.split(',');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;,]+)/.exec(head)?.[1] ?? '' });
}
