// Dividing the people of a session among those who lead it.

type Given = { readonly patientId: string; readonly writerId: string };

/** Everybody given to one of those who lead: in the order of the list, shares that differ by one person at most. */
export function evenly(patientIds: readonly string[], leaderIds: readonly string[]): Given[] {
  return patientIds.flatMap((patientId, place) => {
    const writerId = leaderIds[Math.floor((place * leaderIds.length) / patientIds.length)];
    return writerId === undefined ? [] : [{ patientId, writerId }];
  });
}
