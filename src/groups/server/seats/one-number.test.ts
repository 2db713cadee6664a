// One number of free seats everywhere: random worlds with rooms of several sizes, limits that the house has set, decisions,
// visits, absences, pauses, guests, offers and merged records. Every page must say of a date what plain counting says, and
// a group has as many free seats as could be given for good.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let director: Caller;
let privacy: Caller;
const random = seededRandom(testSeed);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const chance = (share: number) => random() < share;

const today = '2026-11-16';
const weeks = 3;
const groups: { id: string; mode: string; room: number | null; limit: number; kind: string }[] = [];
const sessions: { id: string; groupId: string; day: string; mode: string }[] = [];
const people: string[] = [];
/** People who sit nowhere. */
const spare: string[] = [];
const merged = new Map<string, string>();
const houseFrom = '2026-11-23';

const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const sql = (text: string, values: unknown[]) => world.owner.query(text, values);

beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  privacy = await world.as('privacy_officer');
  const { organizationId, clinics } = world.ids;
  for (let n = 0; n < 30; n += 1) people.push(newId());
  for (let n = 0; n < 60; n += 1) spare.push(newId());
  await sql(
    `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
     SELECT $1, id, 'O' || n, 'One', 'Number ' || n, '1990-01-01', '2026-11-16T12:00:00Z' FROM unnest($2::uuid[]) WITH ORDINALITY AS p (id, n)`,
    [organizationId, [...people, ...spare]],
  );
  await sql(
    `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on)
     SELECT $1, gen_random_uuid(), id, $2, 'registration', '2026-01-05' FROM unnest($3::uuid[]) AS p (id)`,
    [organizationId, clinics.north, [...people, ...spare]],
  );
  for (let n = 0; n < 6; n += 1) await addGroup(n);
  await fill();
});
afterAll(() => world.close());

async function addGroup(n: number) {
  const { organizationId, clinics } = world.ids;
  const mode = pick(['in_person', 'hybrid', 'virtual']);
  const chairs = pick([4, 6, 9, 14]);
  const roomId = newId();
  await sql(`INSERT INTO rooms (organization_id, id, clinic_id, name, seats) VALUES ($1, $2, $3, $4, $5)`, [
    organizationId,
    roomId,
    clinics.north,
    `Room ${n}`,
    chairs,
  ]);
  const inRoom = mode !== 'virtual';
  const limit = inRoom ? Math.min(chairs, 12) : 12;
  const groupId = newId();
  groups.push({ id: groupId, mode, room: inRoom ? chairs : null, limit, kind: 'counseling' });
  await sql(
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, room_id, starts_on, seat_limit, seat_limit_rule)
     VALUES ($1, $2, $3, $4, 'substance_use', 'counseling', $5, $6, '2026-01-05', $7, $8)`,
    [
      organizationId,
      groupId,
      clinics.north,
      `Group ${n}`,
      mode,
      inRoom ? roomId : null,
      limit,
      limit < 12 ? 'room_seats' : 'house_group_size',
    ],
  );
  const timetableId = newId();
  await sql(
    `INSERT INTO timetables (organization_id, id, clinic_id, group_id, sequence, starts_on, mode, room_id, made_at) VALUES ($1, $2, $3, $4, 1, '2026-01-05', $5, $6, '2026-01-05')`,
    [organizationId, timetableId, clinics.north, groupId, mode, inRoom ? roomId : null],
  );
  await sql(
    `INSERT INTO timetable_days (organization_id, timetable_id, weekday, starts_at, ends_at) SELECT $1, $2, unnest(ARRAY[1, 3, 5]), make_time($3, 0, 0), make_time($3 + 1, 0, 0)`,
    [organizationId, timetableId, 8 + 2 * n],
  );
  for (let ahead = 0; ahead < 7 * weeks; ahead += 1) {
    const day = plusDays(today, ahead);
    if (![1, 3, 5].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) continue;
    const id = newId();
    sessions.push({ id, groupId, day, mode });
    await sql(
      `INSERT INTO sessions (organization_id, id, clinic_id, group_id, occurs_on, held_on, starts_at, ends_at, mode, room_id, seat_limit, seat_limit_rule)
       SELECT $1, $2, $3, $4, $5::date, $5::date, ($5 || $6)::timestamp AT TIME ZONE 'America/Chicago', ($5 || $7)::timestamp AT TIME ZONE 'America/Chicago',
              g.mode, g.room_id, g.seat_limit, g.seat_limit_rule FROM groups g WHERE g.id = $4`,
      [organizationId, id, clinics.north, groupId, day, ` ${8 + 2 * n}:00`, ` ${9 + 2 * n}:00`],
    );
  }
}

// Through the program, so that nothing is there that could not be; what it refuses is left out.
const ask = (path: string, body: object) => director.send('POST', path, body);

type Drawn = { patientId: string; groupId: string; session: { id: string; day: string }; startsOn: string };

const acts: readonly { share: number; act: (drawn: Drawn) => Promise<unknown> }[] = [
  {
    share: 45,
    act: ({ groupId, patientId, startsOn }) =>
      ask(`/api/groups/${groupId}/seats`, {
        patientId,
        startsOn,
        because: 'x',
        weekdays: chance(0.5) ? null : [pick([1, 3, 5])],
        alternateFrom: chance(0.2) ? startsOn : null,
        virtualWeekdays: [],
      }),
  },
  {
    share: 15,
    act: ({ session, patientId }) =>
      ask(`/api/sessions/${session.id}/visits`, { patientId, kind: 'floating' }),
  },
  {
    share: 10,
    act: ({ session, patientId }) =>
      ask(`/api/sessions/${session.id}/absences`, { patientId, reason: 'work' }),
  },
  {
    share: 10,
    act: ({ session, patientId }) =>
      ask(`/api/sessions/${session.id}/absences`, {
        patientId,
        reason: 'hospital',
        until: plusDays(session.day, 1 + Math.floor(random() * 40)),
      }),
  },
  {
    share: 8,
    act: ({ session }) => ask(`/api/sessions/${session.id}/guests`, { kind: 'observer', name: 'A guest' }),
  },
  {
    share: 12,
    async act({ groupId, patientId, startsOn }) {
      const entry = await ask(`/api/groups/${groupId}/waiting`, { patientId, weekdays: null });
      return ask(`/api/waiting/${String(entry.body['entryId'])}/offer`, { startsOn, because: 'x' });
    },
  },
];

async function fill() {
  for (let n = 0; n < 150; n += 1) {
    const groupId = pick(groups).id;
    const drawn: Drawn = {
      groupId,
      patientId: pick(people),
      session: pick(sessions.filter((one) => one.groupId === groupId)),
      startsOn: plusDays(today, Math.floor(random() * 30)),
    };
    let place = random() * 100;
    await acts.find((one) => (place -= one.share) < 0)?.act(drawn);
  }
  await ask(`/api/groups/${groups[1]?.id ?? ''}/limit-decisions`, {
    seatLimit: 14,
    startsOn: '2026-11-18',
    endsOn: '2026-11-27',
    because: 'Two leaders',
  });
  // Two records of one person, several times; both may sit in one group.
  for (let n = 0; n < 6; n += 1) {
    const [one, other] = [people[n * 2] ?? '', people[n * 2 + 1] ?? ''];
    const answer = await privacy.send('POST', '/api/merges', { mergedId: one, keptId: other, because: 'x' });
    if (answer.status === 200) merged.set(one, other);
  }
  await sql(
    `INSERT INTO policies (organization_id, id, code, value, starts_on, reason, set_by, set_at)
     VALUES ($1, gen_random_uuid(), 'house_group_size', '8', $2, 'Smaller groups', $3, '2026-11-16T15:00:00Z')`,
    [world.ids.organizationId, houseFrom, world.ids.staff.north.director],
  );
}

type SeatRow = {
  group_id: string;
  patient_id: string;
  from: string;
  to: string;
  weekdays: number[] | null;
  alternate: string | null;
};
type OnDate = { session_id: string; patient_id: string };
type Offer = { group_id: string; patient_id: string; from: string };
type Raised = { group_id: string; from: string; to: string; most: number };

const weekOf = (of: string) =>
  Math.floor((Date.parse(`${of}T00:00:00Z`) - Date.parse('2001-01-01T00:00:00Z')) / 604_800_000);
const person = (id: string) => merged.get(id) ?? id;

function covers(seat: SeatRow, day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return (
    seat.from <= day &&
    seat.to >= day &&
    (seat.weekdays?.includes(weekday) ?? true) &&
    (seat.alternate === null || (weekOf(day) - weekOf(seat.alternate)) % 2 === 0)
  );
}

/** What plain counting says of each date: people, and the lowest of room, house and decision. */
async function counted() {
  const rows = async <Row extends object>(text: string) => (await world.owner.query<Row>(text)).rows;
  const seats = await rows<SeatRow>(
    `SELECT group_id, patient_id, starts_on::text AS from, coalesce(ends_on, '9999-12-31')::text AS to, weekdays, alternate_from::text AS alternate FROM seats WHERE taken_back_at IS NULL`,
  );
  const visits = await rows<OnDate>(`SELECT session_id, patient_id FROM visits WHERE withdrawn_at IS NULL`);
  const away = await rows<OnDate>(
    `SELECT session_id, patient_id FROM known_absences WHERE withdrawn_at IS NULL`,
  );
  const guests = await rows<{ session_id: string }>(
    `SELECT session_id FROM guests WHERE withdrawn_at IS NULL AND NOT virtual`,
  );
  const offers = await rows<Offer>(
    `SELECT e.group_id, e.patient_id, s.offered_from::text AS from FROM waiting_entries e JOIN waiting_steps s ON s.entry_id = e.id
      WHERE s.status = 'offered' AND s.sequence = (SELECT max(n.sequence) FROM waiting_steps n WHERE n.entry_id = e.id)`,
  );
  const raised = await rows<Raised>(
    `SELECT group_id, starts_on::text AS from, ends_on::text AS to, seat_limit AS most FROM limit_decisions WHERE withdrawn_at IS NULL`,
  );
  const peopleOn = ({ id, day, groupId }: (typeof sessions)[number]) => {
    const there = new Set([
      ...seats
        .filter((seat) => seat.group_id === groupId && covers(seat, day))
        .map((seat) => person(seat.patient_id)),
      ...visits.filter((visit) => visit.session_id === id).map((visit) => person(visit.patient_id)),
      ...offers
        .filter((offer) => offer.group_id === groupId && offer.from <= day)
        .map((offer) => person(offer.patient_id)),
    ]);
    for (const one of away) if (one.session_id === id) there.delete(person(one.patient_id));
    return there.size;
  };
  const limitOn = ({ id, day, groupId }: (typeof sessions)[number]) => {
    const group = groups.find((one) => one.id === groupId);
    const chairs = group?.room ?? 100;
    const sitIn = guests.filter((guest) => guest.session_id === id).length;
    const raise = raised.find((one) => one.group_id === groupId && one.from <= day && one.to >= day);
    const most = Math.max(Math.min(day >= houseFrom ? 8 : 12, chairs), raise?.most ?? 0);
    return group?.mode === 'in_person' ? Math.min(most, chairs - sitIn) : most;
  };
  return new Map(sessions.map((one) => [one.id, { taken: peopleOn(one), limit: limitOn(one) }]));
}

type Numbers = { taken: number; limit: number };
const listOf = (body: unknown, name: string) => (body as Record<string, Record<string, never>[]>)[name] ?? [];

describe(`one number of free seats (seed ${testSeed})`, () => {
  it(
    'stands on the board, on My day, on the page of the group, of its dates and of one date',
    { timeout: 120_000 },
    async () => {
      const expected = await counted();
      const said = new Map<string, Record<string, Numbers>>();
      const note = (place: string, id: string, numbers: Numbers) =>
        said.set(id, { ...said.get(id), [place]: numbers });
      for (let week = 0; week < weeks; week += 1)
        for (const one of listOf(
          (await director.get(`/api/board/week?week=${plusDays(today, 7 * week)}`)).body,
          'sessions',
        ))
          note('board', String(one['id']), { taken: Number(one['seats']), limit: Number(one['seatLimit']) });
      for (const day of new Set(sessions.map((one) => one.day)))
        for (const one of listOf((await director.get(`/api/sessions?day=${day}`)).body, 'sessions'))
          note('my day', String(one['id']), { taken: Number(one['seats']), limit: Number(one['seatLimit']) });
      for (const { id } of groups) {
        for (const one of listOf((await director.get(`/api/groups/${id}`)).body, 'sessions'))
          note('group', String(one['id']), { taken: Number(one['taken']), limit: Number(one['limit']) });
        for (const one of listOf((await director.get(`/api/groups/${id}/series`)).body, 'dates'))
          note('series', String(one['sessionId']), {
            taken: Number(one['seats']),
            limit: Number(one['seatLimit']),
          });
      }
      for (const { id } of sessions) {
        const { date } = (await director.get(`/api/sessions/${id}/expected`)).body as { date: Numbers };
        note('date', id, { taken: date.taken, limit: date.limit });
      }
      const wrong = sessions.flatMap(({ id, day, groupId }) =>
        Object.entries(said.get(id) ?? {})
          .filter(([, numbers]) => JSON.stringify(numbers) !== JSON.stringify(expected.get(id)))
          .map(([place, numbers]) => ({ place, day, groupId, numbers, expected: expected.get(id) })),
      );
      expect(wrong).toEqual([]);
      // Every page has said something of every date: the page of a group of its next twelve.
      const places = sessions.map(({ id }) =>
        Object.keys(said.get(id) ?? {})
          .toSorted()
          .join(' '),
      );
      expect(places.filter((one) => !/board.*date.*my day/u.test(one))).toEqual([]);
      expect(places.filter((one) => one === 'board date group my day series').length).toBeGreaterThan(40);
      // The comparison would show little in an empty world.
      expect([...expected.values()].filter(({ taken }) => taken > 2).length).toBeGreaterThan(5);
      expect(merged.size).toBeGreaterThan(3);
    },
  );

  it(
    'is in the list and on the page of a group what can still be given for good, in the waiting list by weekday',
    { timeout: 120_000 },
    async () => {
      const list = listOf((await director.get('/api/groups')).body, 'groups');
      let given = 0;
      for (const { id, mode } of groups) {
        const inList = list.find((one) => one['id'] === id);
        const page = ((await director.get(`/api/groups/${id}`)).body as { group: Record<string, number> })
          .group;
        const queue = (await director.get(`/api/groups/${id}/waiting`)).body;
        const chairs = listOf(queue, 'free').map((one) => Number(one['chairs']));
        const free = Number(inList?.['freeSeats']);
        expect(page['freeSeats']).toBe(free);
        // Where today has no chair, the list looks from tomorrow on.
        const waitsFor = queue['freeFrom'] === today ? Math.min(...chairs) : 0;
        expect(waitsFor).toBe(free);
        // Whoever is seated nowhere can be given exactly as many.
        for (let n = 0; n <= free; n += 1) {
          const answer = await director.send('POST', `/api/groups/${id}/seats`, {
            patientId: spare[given],
            startsOn: today,
            because: 'x',
            // Where the group offers both, somebody can still come by video when the chairs are taken.
            virtualWeekdays: mode === 'hybrid' ? [1, 3, 5] : [],
          });
          expect([n, answer.status]).toEqual([n, n < free ? 200 : 409]);
          expect([undefined, 'group-full', 'room-full']).toContain(answer.body['code']);
          if (answer.status === 200) given += 1;
        }
      }
    },
  );
});
