// How people read in the tables of rosters.
type Named = {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly preferredName: string | null;
};

/** 'Sandy Xu': what they want to be called, and the family name. */
export function nameOf(person: Named): string {
  return `${person.preferredName ?? person.givenName ?? ''} ${person.familyName ?? ''}`.trim();
}
