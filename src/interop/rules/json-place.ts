// Where in a JSON text something stands, so that a fault can be found by whoever mends the file.

const token =
  /\s*(?:("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))/y; // oxlint-disable-line no-control-regex -- JSON forbids just these in its strings

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';
type Move = Wanted | 'open' | 'close' | 'next';

// What may come next, and where that leads; what is not here is no JSON.
const moves: Readonly<Record<Wanted, Readonly<Record<string, Move>>>> = {
  value: { text: 'comma or end', plain: 'comma or end', '{': 'open', '[': 'open' },
  'value or ]': { text: 'comma or end', plain: 'comma or end', '{': 'open', '[': 'open', ']': 'close' },
  key: { text: 'colon' },
  'key or }': { text: 'colon', '}': 'close' },
  colon: { ':': 'value' },
  'comma or end': { ',': 'next', '}': 'close', ']': 'close' },
};
const opened: Readonly<Record<string, Wanted>> = { '{': 'key or }', '[': 'value or ]' };
const closes: Readonly<Record<string, string>> = { '}': '{', ']': '[' };

/** The place of the first letter that is not JSON; the length of the text when it ends too early. */
export function jsonFaultAt(text: string): number {
  const holders: string[] = [];
  let wanted: Wanted = 'value';
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    const found = token.exec(text);
    const next: Wanted | null = found === null ? null : after(wanted, kindOf(found), holders);
    if (next === null) return firstLetter(text, from);
    // A value that nothing holds is the whole of it: only what follows can be wrong.
    if (next === 'comma or end' && holders.length === 0) return firstLetter(text, token.lastIndex);
    wanted = next;
  }
}

function firstLetter(text: string, from: number): number {
  const rest = /\S/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

function kindOf(found: RegExpExecArray): string {
  if (found[1] !== undefined) return 'text';
  return found[2] === undefined ? (found[3] ?? '') : 'plain';
}

function after(wanted: Wanted, kind: string, holders: string[]): Wanted | null {
  const move = moves[wanted][kind];
  if (move === 'open') {
    holders.push(kind);
    return opened[kind] ?? null;
  }
  if (move === 'close') return holders.pop() === closes[kind] ? 'comma or end' : null;
  if (move === 'next') return holders.at(-1) === '{' ? 'key' : 'value';
  return move ?? null;
}

/** Line and column of a place, both from 1. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const outline = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|\r\n|\n|\r/gs;

const deeper: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** The line on which each entry of a bundle begins. The text must be JSON. */
export function entryLines(text: string): number[] {
  const lines: number[] = [];
  let [depth, line, key, isInEntries] = [0, 1, '', false];
  for (const [mark] of text.matchAll(outline)) {
    const change = deeper[mark];
    if (change === undefined) {
      if (!mark.startsWith('"')) line += 1;
      else if (depth === 1) key = mark;
      continue;
    }
    if (change === 1 && depth === 2 && isInEntries) lines.push(line);
    if (depth === 1) isInEntries = mark === '[' && key === '"entry"';
    depth += change;
  }
  return lines;
}
