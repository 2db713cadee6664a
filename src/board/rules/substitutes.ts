// Who can stand in for a session, the best first, and why somebody cannot. Whoever is free, works then and may lead
// there comes first; among them who works at that clinic before who comes from afar, and who leads least that day.
import type { FacilitationFault } from '../../staff/rules/facilitation.ts';

export type Standing = 'can' | 'not-free' | 'absent' | 'outside-hours' | FacilitationFault;

export type SubstituteFacts = {
  readonly id: string;
  readonly name: string;
  /** What the rule of the state says of their credentials on that day; null where they may lead. */
  readonly refusedBy: FacilitationFault | null;
  readonly isFree: boolean;
  readonly isAbsent: boolean;
  /** Null where nobody entered working hours. */
  readonly isWithinHours: boolean | null;
  readonly worksAtClinic: boolean;
  /** Sessions they lead already that day. */
  readonly sessionsThatDay: number;
};

export function standingOf(facts: SubstituteFacts): Standing {
  if (facts.refusedBy !== null) return facts.refusedBy;
  if (facts.isAbsent) return 'absent';
  if (!facts.isFree) return 'not-free';
  return facts.isWithinHours === false ? 'outside-hours' : 'can';
}

/** Everybody, the best first; of those who cannot, the nearest to it first. */
export function inOrder(people: readonly SubstituteFacts[]): readonly SubstituteFacts[] {
  return people.toSorted(
    (one, other) =>
      rank[standingOf(one)] - rank[standingOf(other)] ||
      Number(other.worksAtClinic) - Number(one.worksAtClinic) ||
      one.sessionsThatDay - other.sessionsThatDay ||
      one.name.localeCompare(other.name) ||
      one.id.localeCompare(other.id),
  );
}

// A place nobody knows stands behind those that are known.
const unknownMiles = 100_000;

export type ElsewhereFacts = SubstituteFacts & { readonly miles: number | null };

/** Who of other clinics could come: only those who may lead there and are free, whoever is not asked to leave work first, then the nearest. */
export function nearestFirst<Somebody extends ElsewhereFacts>(
  people: readonly Somebody[],
): readonly Somebody[] {
  return people
    .filter((one) => rank[standingOf(one)] <= rank['outside-hours'])
    .toSorted(
      (one, other) =>
        rank[standingOf(one)] - rank[standingOf(other)] ||
        (one.miles ?? unknownMiles) - (other.miles ?? unknownMiles) ||
        one.sessionsThatDay - other.sessionsThatDay ||
        one.name.localeCompare(other.name) ||
        one.id.localeCompare(other.id),
    );
}

const rank: Readonly<Record<Standing, number>> = {
  can: 0,
  'outside-hours': 1,
  'not-free': 2,
  absent: 3,
  'facilitator-needs-supervision': 4,
  'facilitator-credential-ended': 5,
  'facilitator-without-credential': 6,
};
