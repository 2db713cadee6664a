// What somebody decided about people who look alike, and which person each line or entry is by that.
import type { PatientId } from '#kernel/ids.ts';
import type { Judged } from './survey-file.ts';

export type Decisions = {
  /** For all who look alike and were not decided one by one. */
  readonly alikeAs: 'same' | 'other' | null;
  readonly samePlaces: readonly number[];
  readonly otherPlaces: readonly number[];
};

export const nothingDecided: Decisions = { alikeAs: null, samePlaces: [], otherPlaces: [] };

/** Those who look alike and of whom nobody has said yet whether they are the same. */
export function undecided(people: readonly Judged[], decisions: Decisions): Judged[] {
  const said = sayer(decisions);
  return people.filter((judged) => isAlike(judged) && said(judged.place) === null);
}

export function isAlike({ verdict }: Judged): boolean {
  return verdict.what === 'alike' || verdict.what === 'alike-above';
}

export type WhoEach = { readonly patientId: PatientId; readonly isNew: boolean };

/** The person of each, in their order; `isNew` stands once, where the person is first met. */
export function personOfEach(
  people: readonly Judged[],
  decisions: Decisions,
  newPatientId: () => PatientId,
): WhoEach[] {
  const said = sayer(decisions);
  const each: WhoEach[] = [];
  for (const { verdict, place } of people) {
    const isSame = verdict.what === 'here' || verdict.what === 'again' || said(place) === 'same';
    const known = likenessOf(verdict, each);
    each.push(
      isSame && known !== undefined
        ? { patientId: known, isNew: false }
        : { patientId: newPatientId(), isNew: true },
    );
  }
  return each;
}

function likenessOf(verdict: Judged['verdict'], before: readonly WhoEach[]): PatientId | undefined {
  if ('person' in verdict) return verdict.person.id as PatientId;
  return 'index' in verdict ? before[verdict.index]?.patientId : undefined;
}

function sayer(decisions: Decisions): (place: number) => 'same' | 'other' | null {
  const same = new Set(decisions.samePlaces);
  const other = new Set(decisions.otherPlaces);
  return (place) => {
    if (same.has(place)) return 'same';
    return other.has(place) ? 'other' : decisions.alikeAs;
  };
}
