// What an announcement of a session is about: all of it, or the line of one person, as 'session/person'.

/** Of more people than this the whole room is told and asked for: one word of a room is sooner there than many of lines. */
export const mostLines = 2;

function changedLine(sessionId: string, patientId: string): string {
  return `${sessionId}/${patientId}`;
}

/** The words for changed lines of a session: one for each, or one for the room. */
export function told(sessionId: string, patientIds: readonly string[]): readonly string[] {
  if (patientIds.length > mostLines) return [sessionId];
  return patientIds.map((patientId) => changedLine(sessionId, patientId));
}

/** The people of each session whose lines changed; null where all of it did. */
export function changedLines(ids: readonly string[]): ReadonlyMap<string, ReadonlySet<string> | null> {
  const changed = new Map<string, Set<string> | null>();
  for (const id of ids) {
    const [sessionId = '', patientId] = id.split('/');
    const before = changed.get(sessionId);
    if (patientId === undefined || before === null) changed.set(sessionId, null);
    else changed.set(sessionId, new Set([...(before ?? []), patientId]));
  }
  return changed;
}
