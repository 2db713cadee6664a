// Whether the demonstration keeps to its own rules: hours, limits, credentials and rooms by queries and rules that know
// nothing of the laying, and whether each thing the program can do has something to show.
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dayIn, parseWallTime, type Instant } from '#kernel/local-date.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import { countedMinutes, type MinuteSpan } from '../../groups/rules/counted-minutes.ts';
import { countedWeek, countingOn } from '../../groups/rules/counting-policy.ts';
import type { State } from '../../organization/rules/policies.ts';
import { ageGroupOfGroup } from '../../patients/rules/age-group.ts';
import type { PolicyValue } from '../../organization/rules/policy-values.ts';
import { mayFacilitate, type HeldCredential } from '../../staff/rules/facilitation.ts';
import { almanacAround } from './almanac.ts';
import { planGroups } from './groups.ts';
import { policyRows } from './house-rules.ts';
import { demonstrationOrganization, layDemonstration } from './lay-demonstration.ts';
import { randomFrom } from './random.ts';
import { planClinics, planStaff } from './staff.ts';
import { timeZone } from './places.ts';
import type { GroupPlan, Laying } from './world.ts';

const now = '2026-11-17T16:20:00Z' as Instant;
const today = dayIn(timeZone, now);

let cluster: TestCluster;
let place: TestDatabase;
let owner: Client;

beforeAll(async () => {
  cluster = await openTestCluster();
  place = await cluster.makeDatabase({ copyOf: inject('templateDatabase') });
  await layDemonstration(place.ownerUrl, now);
  owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query('SET ROLE evenkeel_owner');
}, 180_000);
afterAll(async () => {
  await owner.end();
  await place.drop();
  await cluster.stop();
});

async function rowsOf<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await owner.query(text, values)).rows as Row[];
}

type TimetableRow = {
  name: string;
  youngest: number;
  oldest: number | null;
  state: string;
  clinic_id: string;
  days: { weekday: number; startsAt: string; endsAt: string }[];
  blocks: (MinuteSpan & { weekday: number })[];
};

describe('the timetables of the demonstration', () => {
  it('have at least the hours a week that the policy in force asks for', async () => {
    const policies = await rowsOf<PolicyValue>(
      `SELECT code, state, clinic_id AS "clinicId", value, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM policies`,
    );
    const groups = await rowsOf<TimetableRow>(
      `SELECT g.name, c.state, g.clinic_id, g.youngest, g.oldest,
          (SELECT json_agg(json_build_object('weekday', d.weekday, 'startsAt', d.starts_at, 'endsAt', d.ends_at)) FROM timetable_days d WHERE d.timetable_id = t.id) AS days,
          (SELECT json_agg(json_build_object('weekday', b.weekday, 'fromMinute', b.from_minute, 'toMinute', b.to_minute)) FROM timetable_blocks b WHERE b.timetable_id = t.id) AS blocks
         FROM groups g JOIN clinics c ON c.id = g.clinic_id JOIN timetables_in_force t ON t.group_id = g.id WHERE $1 BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity')`,
      [today],
    );
    const short = groups.flatMap((group) => {
      const at = { state: group.state, clinicId: group.clinic_id, on: today };
      const counting = countingOn(policies, at, ageGroupOfGroup(group) ?? 'adult');
      const days = group.days.map((day) => ({
        ...day,
        startsAt: parseWallTime(day.startsAt) ?? '',
        endsAt: parseWallTime(day.endsAt) ?? '',
      }));
      const counted = countedWeek(counting, days, (weekday) =>
        group.blocks.filter((block) => block.weekday === weekday),
      );
      return counted >= counting.weekHours * 60 ? [] : [`${group.name}: ${counted} minutes`];
    });
    expect(groups.length).toBeGreaterThan(60);
    expect(short).toEqual([]);
  });

  it('have them at every moment at which the demonstration may be laid', () => {
    const short: string[] = [];
    for (let minutes = 0; minutes < 8 * 1_440; minutes += 41) {
      const at = new Date(Date.parse('2027-03-10T06:00:00Z') + minutes * 60_000).toISOString() as Instant;
      const laying = layingAt(at);
      const clinics = planClinics(laying);
      const staff = planStaff(laying, clinics);
      const values = policyRows(laying, clinics, staff).map((row) => ({
        code: row.code,
        state: row.state ?? null,
        clinicId: row.clinic_id ?? null,
        value: row.value ?? null,
        startsOn: String(row.starts_on),
        endsOn: row.ends_on === null ? null : String(row.ends_on),
      })) as PolicyValue[];
      for (const group of planGroups(laying, clinics, staff)) {
        const { id: clinicId, state } = group.clinic;
        const counting = countingOn(values, { state, clinicId, on: laying.almanac.day(0) }, group.ages);
        if (weekOf(group, counting.minutes) < counting.weekHours * 60) short.push(`${at}: ${group.name}`);
      }
    }
    expect(short).toEqual([]);
  });

  it('never pass the house limit, the state’s or the room’s, and no group has more people than its limit on a date', async () => {
    const over = await rowsOf(
      `SELECT g.name FROM groups g JOIN clinics c ON c.id = g.clinic_id LEFT JOIN rooms r ON r.id = g.room_id
        WHERE g.seat_limit > 12 OR (g.mode = 'in_person' AND g.seat_limit > coalesce(r.seats, 12)) OR (g.mode <> 'virtual' AND r.clinic_id <> g.clinic_id)
       UNION ALL SELECT s.id::text FROM sessions s JOIN (SELECT session_id, count(*) AS people FROM rosters WHERE known_absence IS NULL GROUP BY session_id) AS r ON r.session_id = s.id
        WHERE r.people > s.seat_limit`,
    );
    expect(over).toEqual([]);
  });

  it('are led by people who may lead there on each date', async () => {
    const led = await rowsOf<{
      id: string;
      on: string;
      state: State;
      kind: string;
      credentials: HeldCredential[] | null;
      supervised: boolean;
    }>(
      `SELECT s.id, s.held_on::text AS on, c.state, g.kind,
          (SELECT json_agg(json_build_object('state', k.state, 'title', k.title, 'startsOn', k.starts_on, 'expiresOn', k.expires_on))
             FROM credentials k WHERE k.staff_member_id = l.staff_member_id AND k.withdrawn_at IS NULL) AS credentials,
          EXISTS (SELECT FROM supervisions v WHERE v.staff_member_id = l.staff_member_id AND s.held_on BETWEEN v.starts_on AND coalesce(v.ends_on, 'infinity')) AS supervised
         FROM sessions s JOIN clinics c ON c.id = s.clinic_id JOIN groups g ON g.id = s.group_id JOIN session_leaders l ON l.session_id = s.id`,
    );
    const refused = led.flatMap(({ credentials, ...date }) => {
      const may = mayFacilitate({ ...date, credentials: credentials ?? [] });
      return may.ok ? [] : [`${date.id} ${date.on}: ${may.code}`];
    });
    const [none] = await rowsOf<{ unled: number }>(
      `SELECT count(*)::int AS unled FROM sessions s WHERE NOT EXISTS (SELECT FROM session_leaders l WHERE l.session_id = s.id)`,
    );
    expect(led.length).toBeGreaterThan(1_000);
    expect(refused).toEqual([]);
    expect(none?.unled).toBe(0);
  });
});

describe('the staff of the demonstration', () => {
  it('lead within their working hours', async () => {
    const outside = await rowsOf(
      `SELECT s.id FROM sessions s JOIN session_leaders l ON l.session_id = s.id
        WHERE NOT EXISTS (SELECT FROM working_hours w WHERE w.staff_member_id = l.staff_member_id AND w.weekday = extract(isodow FROM s.held_on)
                AND w.starts_at <= (s.starts_at AT TIME ZONE 'America/Chicago')::time AND w.ends_at >= (s.ends_at AT TIME ZONE 'America/Chicago')::time)`,
    );
    expect(outside).toEqual([]);
  });

  it('seat adults with adults, and adolescents with adolescents', async () => {
    const mixed = await rowsOf(
      `SELECT s.id FROM seats s JOIN groups g ON g.id = s.group_id JOIN patients p ON p.id = s.patient_id
        WHERE (p.birth_on + interval '18 years' <= s.starts_on) <> (g.youngest >= 18)`,
    );
    expect(mixed).toEqual([]);
  });
});

describe('the clinics of the demonstration', () => {
  it('are open whenever a group meets in one of their rooms', async () => {
    const closed = await rowsOf(
      `SELECT g.name, d.weekday FROM groups g JOIN timetables t ON t.group_id = g.id JOIN timetable_days d ON d.timetable_id = t.id
         LEFT JOIN clinic_hours h ON h.clinic_id = g.clinic_id AND h.weekday = d.weekday AND h.opens_at <= d.starts_at AND h.closes_at >= d.ends_at
        WHERE g.room_id IS NOT NULL AND h.clinic_id IS NULL`,
    );
    expect(closed).toEqual([]);
  });

  it('have no session in a room on a day on which they are closed', async () => {
    const held = await rowsOf(
      `SELECT s.id FROM sessions s JOIN closures_in_brief c ON (c.clinic_id IS NULL OR c.clinic_id = s.clinic_id) AND s.held_on BETWEEN c.starts_on AND c.ends_on WHERE s.status <> 'cancelled' AND s.mode <> 'virtual'`,
    );
    expect(held).toEqual([]);
  });
});

describe('the demonstration shows', () => {
  it.each([
    ['full groups with a waiting list in order', `SELECT count(DISTINCT group_id) FROM waiting_entries`, 10],
    [
      'people who were offered a seat and said no',
      `SELECT count(*) FROM waiting_steps WHERE status = 'declined'`,
      2,
    ],
    ['people taken out of groups', `SELECT count(*) FROM pull_outs WHERE ended_at IS NOT NULL`, 100],
    [
      'seats of some weekdays only',
      `SELECT count(*) FROM seats WHERE weekdays IS NOT NULL AND ends_on IS NULL`,
      20,
    ],
    ['seats of every other week', `SELECT count(*) FROM seats WHERE alternate_from IS NOT NULL`, 5],
    [
      'weekdays by video in hybrid groups',
      `SELECT count(*) FROM seats WHERE cardinality(virtual_weekdays) > 0`,
      10,
    ],
    ['policies of house, state and clinic', `SELECT count(*) FROM policies`, 5],
    ['known absences of the next days', `SELECT count(*) FROM known_absences`, 15],
    ['days made up in other groups', `SELECT count(*) FROM visits`, 5],
    ['guests', `SELECT count(*) FROM guests`, 2],
    ['people who must not share a room', `SELECT count(*) FROM keep_aparts`, 2],
    [
      'a holiday on which groups are cancelled',
      `SELECT count(*) FROM sessions WHERE cancelled_because = 'Closed: Thanksgiving Day'`,
      10,
    ],
    [
      'opening hours of every clinic',
      `SELECT count(DISTINCT clinic_id) FROM clinic_hours WHERE opens_at IS NOT NULL`,
      12,
    ],
    ['groups that follow a curriculum', `SELECT count(DISTINCT group_id) FROM group_curricula`, 40],
    ['goals of people in treatment', `SELECT count(DISTINCT patient_id) FROM goals`, 500],
    ['groups in Spanish', `SELECT count(*) FROM groups WHERE language = 'es'`, 2],
    ['groups for women', `SELECT count(*) FROM groups WHERE 'women' = ANY (audiences)`, 3],
    ['groups in which pets are welcome', `SELECT count(*) FROM groups WHERE pets_welcome`, 4],
    ['a clinic that treats adolescents', `SELECT count(*) FROM clinics WHERE adolescents`, 1],
    [
      'adolescents in a group of their own',
      `SELECT count(*) FROM seats s JOIN groups g ON g.id = s.group_id WHERE g.youngest < 18 AND s.ends_on IS NULL`,
      5,
    ],
    ['rooms with steps on the way', `SELECT count(*) FROM rooms WHERE NOT accessible`, 2],
    ['working hours of everybody', `SELECT count(DISTINCT staff_member_id) FROM working_hours`, 150],
    ['somebody away now', `SELECT count(*) FROM absences WHERE during @> timestamptz '${now}'`, 3],
    ['vacations to come', `SELECT count(*) FROM absences WHERE lower(during) > timestamptz '${now}'`, 3],
    [
      'times of who is away taken in the calendar',
      `SELECT count(*) FROM bookings WHERE purpose = 'absence'`,
      9,
    ],
    ['supervision', `SELECT count(*) FROM supervisions`, 50],
    [
      'interns who lead groups',
      `SELECT count(DISTINCT f.staff_member_id) FROM facilitations f JOIN credentials k ON k.staff_member_id = f.staff_member_id WHERE k.title = 'LCDC-I'`,
      4,
    ],
    ['numbers of credentials', `SELECT count(*) FROM credentials WHERE number IS NOT NULL`, 80],
    [
      'credentials that end soon',
      `SELECT count(*) FROM credentials WHERE expires_on < date '${today}' + 60`,
      3,
    ],
    ['locked records', `SELECT count(*) FROM patients WHERE locked`, 2],
    ['a locked record that somebody opened', `SELECT count(*) FROM record_openings WHERE seen_at IS NULL`, 1],
    ['a rule that somebody confirmed', `SELECT count(*) FROM policy_confirmations`, 1],
    ['ways to reach people with their rules', `SELECT count(DISTINCT patient_id) FROM contacts`, 800],
    [
      'people who may not be reached by phone',
      `SELECT count(*) FROM contacts WHERE person IS NULL AND kind = 'phone' AND NOT may_call AND NOT may_text`,
      30,
    ],
    [
      'relatives for when there is danger',
      `SELECT count(*) FROM contacts WHERE person IS NOT NULL AND for_emergency`,
      200,
    ],
    ['people who speak Spanish', `SELECT count(*) FROM patients WHERE language = 'es'`, 40],
    ['interpreters needed', `SELECT count(*) FROM patients WHERE interpreter_needed`, 10],
    ['addresses', `SELECT count(*) FROM patients WHERE street IS NOT NULL`, 800],
    ['safety flags', `SELECT count(*) FROM patients WHERE safety_flag IS NOT NULL`, 20],
    [
      'every kind of discharge',
      `SELECT count(DISTINCT left_reason) FROM seats WHERE left_reason IS NOT NULL`,
      7,
    ],
    [
      'names with signs that English has not',
      `SELECT count(*) FROM patients WHERE family_name ~ '[^ -~]'`,
      30,
    ],
    ['long names', `SELECT count(*) FROM patients WHERE length(given_name || family_name) > 24`, 3],
    [
      'morning, evening and weekend groups',
      `SELECT count(DISTINCT (starts_at >= '17:00', weekday >= 6)) FROM timetable_days`,
      3,
    ],
    ['groups in the room, by video and both', `SELECT count(DISTINCT mode) FROM groups`, 3],
    [
      'a group by video of the counselor to sign in as, with twelve people, on the day of the journeys',
      `WITH theirs AS MATERIALIZED (
         SELECT s.id FROM personas p JOIN session_leaders l ON l.staff_member_id = p.staff_member_id
           JOIN sessions s ON s.id = l.session_id AND s.held_on = date '${today}' WHERE p.persona = 'counselor' AND s.mode = 'virtual')
       SELECT count(*) FROM rosters r WHERE r.session_id = ANY (ARRAY(SELECT id FROM theirs))`,
      12,
    ],
    ['people by video who were asked where they are', `SELECT count(*) FROM virtual_arrivals`, 1000],
  ])('%s', async (_what, text, least) => {
    const [found] = await rowsOf<{ count: string }>(text);
    expect(Number(found?.count)).toBeGreaterThanOrEqual(least);
  });
});

function weekOf(group: GroupPlan, counting: Parameters<typeof countedMinutes>[0]): number {
  const blocks = group.blocks.map((block) => ({ fromMinute: block.from, toMinute: block.to }));
  return group.meetings.reduce(
    (sum, meeting) => sum + countedMinutes(counting, { minutes: meeting.to - meeting.from, blocks }),
    0,
  );
}

function layingAt(at: Instant): Laying {
  const random = randomFrom(1);
  return {
    organizationId: demonstrationOrganization,
    random,
    almanac: almanacAround(at),
    newId: () => random.id(0),
  };
}
