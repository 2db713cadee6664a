// Saves text as a file on this computer.
export function saveFile({ fileName, text }: { fileName: string; text: string }, as: 'json' | 'csv'): void {
  const blob = new Blob([text], { type: as === 'json' ? 'application/json' : 'text/csv;charset=utf-8' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
