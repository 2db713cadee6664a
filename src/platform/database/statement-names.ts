// Names for statements that come again, so that PostgreSQL plans them once a connection: under row security,
// planning costs more than running. Behind PgBouncer this needs max_prepared_statements (docs/runbooks/own-database.md).

const mostNames = 400;
const longestText = 12_000;

/**
 * Gives the name of a statement's text, or undefined while it should go unnamed: at first sight, when it is long
 * (inserts of many rows differ each time), or when there are names enough.
 */
export function statementNames(): (text: string) => string | undefined {
  const timesSeen = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || text.length > longestText || names.size >= mostNames) return known;
    const times = (timesSeen.get(text) ?? 0) + 1;
    // Texts seen once would otherwise gather for ever.
    if (timesSeen.size > 4 * mostNames) timesSeen.clear();
    timesSeen.set(text, times);
    if (times < 3) return undefined;
    const name = `s${names.size + 1}`;
    names.set(text, name);
    timesSeen.delete(text);
    return name;
  };
}
