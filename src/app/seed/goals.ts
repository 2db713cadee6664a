// What people work towards: one or two goals each, in their own words.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, PersonPlan, SeatPlan } from './world.ts';

const words: readonly string[] = [
  'Get through Friday evenings without using, four weeks in a row',
  'Sleep six hours, five nights a week',
  'Tell my sister how it is, and ask her to come to family evening',
  'Find two people I can call at night',
  'Keep my job and be on time',
  'Take my medicine every day and say so when I do not',
  'See my children every other weekend',
  'Learn to leave a room before I shout',
  'Pay the rent first',
  'Walk half an hour a day',
  'Finish probation without a missed appointment',
  'Say no to my cousin and mean it',
];

/** Goals of everybody in treatment, the first one also named in their notes. */
export function planGoals(
  laying: Laying,
  seats: readonly SeatPlan[],
): ReadonlyMap<PersonPlan, readonly string[]> {
  const { random } = laying;
  return new Map(
    seats.map((seat) => {
      const first = random.pick(words);
      const second = random.pick(words);
      return [seat.person, random.chance(0.5) && second !== first ? [first, second] : [first]];
    }),
  );
}

export function goalRows(
  laying: Laying,
  goals: ReadonlyMap<PersonPlan, readonly string[]>,
  seats: readonly SeatPlan[],
): SeedRow<'goals'>[] {
  const { almanac } = laying;
  return seats
    .filter((seat) => seat.to === null && seat.from <= 0)
    .flatMap((seat) =>
      (goals.get(seat.person) ?? []).map((goal) => ({
        organization_id: laying.organizationId,
        id: laying.newId(),
        patient_id: seat.person.id,
        words: goal,
        starts_on: almanac.day(seat.from),
        ends_on: null,
        ended_because: null,
        set_by: seat.group.leader.id,
        set_at: instantText(Math.min(almanac.at(seat.from, 13 * 60), almanac.nowMilliseconds)),
      })),
    );
}
