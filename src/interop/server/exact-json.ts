// Reads JSON so that it can be written again as it came: a number keeps its own text where JavaScript would change
// it (1.10, or more digits than a double holds), because in a record those digits say how exact a value is.

// Part of the language since Node 22; the types of this TypeScript version do not know it yet.
type ExactJson = {
  rawJSON(text: string): object;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
};
const exact = JSON as unknown as ExactJson;

/** Reads JSON text; throws what JSON.parse throws. */
export function parseExactly(text: string): unknown {
  return exact.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && source !== String(value)
      ? exact.rawJSON(source)
      : value,
  );
}
