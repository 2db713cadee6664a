// Who waits for a seat: in full groups, in order, some already offered one, some who said no.
import { instantText } from './almanac.ts';
import type { PeopleMaker } from './people.ts';
import type { SeedRow } from './rows.ts';
import type { GroupPlan, Laying, PersonPlan } from './world.ts';

export type Waiting = {
  readonly entries: SeedRow<'waiting_entries'>[];
  readonly steps: SeedRow<'waiting_steps'>[];
};

const reasons: readonly string[] = [
  'Works until five; only this group fits',
  'Wants the group nearest to home',
  'Referred from the hospital, starts as soon as a seat is free',
  'Childcare is possible at these hours only',
  'Asked for this counselor',
  'Assessed last week, waits for a seat',
];

/** People who wait for the full groups, oldest first. */
export function planWaiting(laying: Laying, groups: readonly GroupPlan[], people: PeopleMaker): Waiting {
  const waiting: Waiting = { entries: [], steps: [] };
  for (const group of groups.filter((one) => one.taken >= one.seatLimit)) {
    const many = laying.random.pick([1, 2, 2, 3, 4]);
    for (let place = 1; place <= many; place += 1) {
      const registered = -laying.random.whole(6, 20);
      const person = people.add({ clinic: group.clinic, registered, absence: 0.2 });
      addEntry(laying, waiting, { group, person, place, joined: Math.max(registered, -14 + place * 3) });
    }
  }
  return waiting;
}

type Entry = { group: GroupPlan; person: PersonPlan; place: number; joined: number };

function addEntry(laying: Laying, waiting: Waiting, of: Entry): void {
  const { random, almanac } = laying;
  const { group, person, place } = of;
  const entryId = laying.newId();
  const at = (day: number, minute: number): string =>
    instantText(Math.min(almanac.at(Math.min(day, 0), minute), almanac.nowMilliseconds));
  const own = { organization_id: laying.organizationId, clinic_id: group.clinic.id };
  waiting.entries.push({
    ...own,
    id: entryId,
    group_id: group.id,
    patient_id: person.id,
    weekdays: random.chance(0.2) ? group.meetings.slice(0, 2).map((meeting) => meeting.weekday) : null,
    because: random.pick(reasons),
    joined_by: person.registeredBy.id,
    joined_at: at(of.joined, 14 * 60),
  });
  const step = (sequence: number, status: string, more: { day: number; because: string; until?: number }) =>
    waiting.steps.push({
      ...own,
      id: laying.newId(),
      entry_id: entryId,
      sequence,
      status,
      place,
      because: more.because,
      offered_until: more.until === undefined ? null : almanac.day(more.until),
      seat_id: null,
      decided_by: person.registeredBy.id,
      decided_at: at(more.day, 14 * 60 + sequence),
    });
  step(1, 'waiting', { day: of.joined, because: 'Joined the list' });
  if (place > 1 || !random.chance(0.3)) return;
  step(2, 'offered', { day: -3, because: 'A seat was to be free on Monday', until: -1 });
  step(3, 'declined', { day: -2, because: 'Cannot start before the end of the month' });
  step(4, 'waiting', { day: -2, because: 'Stays on the list for the month after' });
}
