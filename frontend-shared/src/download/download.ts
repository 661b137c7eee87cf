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
