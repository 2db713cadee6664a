// Somebody came who was not planned. It happened, so it is recorded; this says what to do now, in the order of weight.
import { limitSteps } from './limit-steps.ts';
import { sizeRules, type SizeRule } from './size-limits.ts';

export type Arrival = {
  /** People on the roster with the one who came, without who is known to be away. */
  readonly people: number;
  readonly limit: number;
  /** People and guests in the room. */
  readonly inRoom: number;
  /** Chairs of the room, null by video. */
  readonly chairs: number | null;
  readonly state: string;
  readonly kind: string;
  /** Whether somebody is expected with whom the person must not share a room. */
  readonly keptApart: boolean;
  /** Whether the group welcomes pets and the person has an allergy or a fear. */
  readonly petsTrouble?: boolean;
  /** Whether an adolescent would sit among adults, or an adult among adolescents. */
  readonly agesMix?: boolean;
  /** Whether this date is one the state exempts from its limits. */
  readonly isExempt?: boolean;
};

/** What to do about an arrival without a plan, or a date that is too full; empty when it fits. */
export function whatToDo(arrival: Arrival, rules: readonly SizeRule[] = sizeRules): string[] {
  return [...aboutPerson(arrival), ...aboutPlaces(arrival, rules)];
}

function aboutPerson({ keptApart, agesMix, petsTrouble }: Arrival): string[] {
  return [
    keptApart ? 'Ask the supervisor before anybody sits down.' : '',
    agesMix
      ? 'Adolescents and adults are never in one group: see the person apart, or let them come to a group of their age.'
      : '',
    petsTrouble
      ? 'Pets are welcome in this group and the person has an allergy or a fear: ask them first. Service animals stay.'
      : '',
  ].filter((words) => words !== '');
}

function aboutPlaces(arrival: Arrival, rules: readonly SizeRule[]): string[] {
  const toDo: string[] = [];
  const passed = limitSteps({ ...arrival, roomSeats: null }, rules).filter(
    (step) => arrival.people > step.limit,
  );
  const never = arrival.isExempt === true ? undefined : passed.find((step) => step.passedBy === 'nobody');
  if (never)
    toDo.push(
      `${arrival.people} people are here. ${never.says} Source: ${never.source}. Divide the group, or let somebody make up the day in another group; the visit is recorded either way.`,
    );
  else if (arrival.people > arrival.limit)
    toDo.push(
      `${arrival.people} people are here, ${arrival.limit} are planned for. Tell the supervisor: either a reason is written down for today, or somebody makes up the day in another group.`,
    );
  if (arrival.chairs !== null && arrival.inRoom > arrival.chairs)
    toDo.push(
      `The room has ${arrival.chairs} chairs for ${arrival.inRoom} people: find a larger room or a chair.`,
    );
  return toDo;
}
