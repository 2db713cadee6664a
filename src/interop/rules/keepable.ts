// What the database can keep exactly as it came. PostgreSQL's jsonb refuses NUL and half characters, numbers of
// astronomic size, and nesting that would exhaust its stack: such a file is refused with a sentence instead.

const deepest = 64;
// A number's own text, as the exact reading of JSON leaves it (see ../server/exact-json.ts).
const hugeNumber = /e[+-]?\d{4,}$|\d{400,}/i;

/** Why a value cannot be kept as it came, or null. */
export function whyNotKeepable(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return whyNotText(value);
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= deepest) return `is nested more than ${deepest} levels deep`;
  if (isHugeNumber(value)) return 'holds a number too large to keep';
  for (const [name, inner] of Object.entries(value)) {
    const why = whyNotText(name) ?? whyNotKeepable(inner, depth + 1);
    if (why !== null) return why;
  }
  return null;
}

function isHugeNumber(value: object): boolean {
  return 'rawJSON' in value && typeof value.rawJSON === 'string' && hugeNumber.test(value.rawJSON);
}

/** Why a text cannot be kept as it came, or null. */
export function whyNotText(text: string): string | null {
  if (text.includes('\u0000')) return 'holds the invisible NUL character';
  return text.isWellFormed() ? null : 'holds half a character (a lone surrogate)';
}
