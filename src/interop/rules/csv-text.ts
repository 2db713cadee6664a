// The shape of CSV text (RFC 4180): which mark stands between the cells, and where each record begins.

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

export const separatorWords: Readonly<Record<Separator, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

const linesLookedAt = 20;

/** The mark that stands in every one of the first lines, most often; a comma when none does. */
export function guessSeparator(text: string): Separator {
  const lines = firstRecords(text);
  const scored = separators.map((separator) => {
    const counts = lines.map((line) => countOutsideQuotes(line, separator));
    return { separator, least: Math.min(...counts), most: Math.max(...counts) };
  });
  const best = scored.reduce((one, other) =>
    other.least > one.least || (other.least === one.least && other.most > one.most) ? other : one,
  );
  return best.most === 0 ? ',' : best.separator;
}

// Records rather than lines: a quoted cell may hold line breaks.
const recordForm = /(?:[^"\r\n]|"[^"]*(?:"|$))+/g;

function firstRecords(text: string): string[] {
  const records = [...text.matchAll(recordForm).take(linesLookedAt)].map(([record]) => record);
  return records.length > 0 ? records : [''];
}

function countOutsideQuotes(line: string, mark: string): number {
  let isQuoted = false;
  let count = 0;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === mark && !isQuoted) count += 1;
  }
  return count;
}

/** The line on which the last quoted cell was opened and never closed, from 1; null when all are closed. */
export function openQuoteLine(text: string): number | null {
  let isQuoted = false;
  let line = 1;
  let openedOn = 1;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') {
      isQuoted = !isQuoted;
      if (isQuoted) openedOn = line;
    } else if (isLineEnd(text, at)) line += 1;
  }
  return isQuoted ? openedOn : null;
}

/** Whether a line ends with this letter: LF, CR, or the LF of CRLF. */
export function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');
}

// What a spreadsheet would take for a formula when it opens the file (OWASP, "CSV Injection"; reliability.md D5).
const formulaBegin = /^[=+\-@\t\r]/;

/** A cell for a CSV file that people open in a spreadsheet: quoted, and with an apostrophe before what looks like a formula. */
export function safeCell(text: string): string {
  const harmless = formulaBegin.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Rows as CSV text, every cell quoted. */
export function safeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(safeCell).join(',')}\r\n`).join('');
}
