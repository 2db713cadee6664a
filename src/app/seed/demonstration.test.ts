// The demonstration program, laid at three moments: what must hold holds, by queries that know nothing of the laying.
import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Client, type ClientBase } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import { creditedMinutes } from '../../attendance/rules/credited-minutes.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';
import { almanacAround } from './almanac.ts';
import { planGroups } from './groups.ts';
import {
  demonstrationOrganization,
  layDemonstrationAnew,
  layDemonstrationOnce,
  layWith,
  type Laid,
} from './lay-demonstration.ts';
import { randomFrom } from './random.ts';
import { planClinics, planStaff } from './staff.ts';
import type { Laying } from './world.ts';

const moments = [
  { when: 'a weekday morning', now: '2026-11-16T15:30:00Z' },
  { when: 'the Sunday night after clocks went back', now: '2026-11-02T05:40:00Z' },
  { when: 'an evening after clocks went forward', now: '2027-03-17T23:30:00Z' },
] as const;

let cluster: TestCluster;

beforeAll(async () => {
  cluster = await openTestCluster();
});
afterAll(() => cluster.stop());

describe.each(moments)('laid on $when', ({ now }) => {
  let place: TestDatabase;
  let owner: Client;
  let laid: (Laid | null)[];

  beforeAll(async () => {
    place = await cluster.makeDatabase({ copyOf: inject('templateDatabase') });
    laid = await Promise.all([1, 2].map(() => layDemonstrationOnce(place.ownerUrl, now as Instant)));
    owner = await connectAsOwner(place);
  }, 180_000);
  afterAll(async () => {
    await owner.end();
    await place.drop();
  });

  it('has about six hundred people in treatment at twelve clinics', async () => {
    const [found] = await rowsOf(
      owner,
      `SELECT count(DISTINCT patient_id)::int AS people, count(DISTINCT clinic_id)::int AS clinics FROM seats
      WHERE starts_on <= ($1::timestamptz AT TIME ZONE 'America/Chicago')::date AND ends_on IS NULL`,
      [now],
    );
    expect(found?.['people']).toBeGreaterThan(550);
    expect(found?.['people']).toBeLessThan(680);
    expect(found?.['clinics']).toBe(12);
  });

  it('never has more people in a group than its limit, on any date', async () => {
    const over = await rowsOf(
      owner,
      `SELECT g.name, day, count(*) FROM groups g
      JOIN seats s ON s.organization_id = g.organization_id AND s.group_id = g.id
      CROSS JOIN LATERAL generate_series(s.starts_on, coalesce(s.ends_on, s.starts_on + 200), interval '1 day') AS day
      GROUP BY g.organization_id, g.id, g.name, g.seat_limit, day HAVING count(*) > g.seat_limit`,
    );
    expect(over).toEqual([]);
  });

  it('books nobody and no room twice, and books every session to come', async () => {
    const twice = await rowsOf(
      owner,
      `SELECT one.id FROM bookings one JOIN bookings other ON other.resource_id = one.resource_id AND other.id > one.id
       AND lower(other.during) < upper(one.during) AND lower(one.during) < upper(other.during) WHERE NOT one.cancelled AND NOT other.cancelled`,
    );
    const unbooked = await rowsOf(
      owner,
      `SELECT s.id FROM sessions s WHERE s.status = 'planned' AND (SELECT count(*) FROM bookings b WHERE b.purpose_id = s.id
       AND NOT b.cancelled AND lower(b.during) = s.starts_at AND upper(b.during) = s.ends_at) <> CASE WHEN s.room_id IS NULL THEN 1 ELSE 2 END`,
    );
    expect(twice).toEqual([]);
    expect(unbooked).toEqual([]);
  });

  it('has a session of the persona counselor that is on, just over or about to begin, with people in it', async () => {
    const near = await rowsOf(
      owner,
      `SELECT s.id, (SELECT count(*)::int FROM seats t WHERE t.group_id = s.group_id AND t.starts_on <= s.held_on AND (t.ends_on IS NULL OR t.ends_on >= s.held_on)) AS people
      FROM sessions s JOIN facilitations f ON f.group_id = s.group_id JOIN personas p ON p.staff_member_id = f.staff_member_id AND p.persona = 'counselor'
      WHERE $1::timestamptz BETWEEN s.starts_at - interval '75 minutes' AND s.ends_at + interval '45 minutes'`,
      [now],
    );
    expect(near).toHaveLength(1);
    expect(near[0]?.['people']).toBeGreaterThanOrEqual(10);
  });

  it('has the public timetable D5: nine hours on the clock, seven and a half treated', async () => {
    const [found] = await rowsOf(
      owner,
      `SELECT (SELECT sum(extract(epoch FROM ends_at - starts_at) / 60)::int FROM timetable_days d JOIN timetables t ON t.id = d.timetable_id WHERE t.group_id = g.id) AS clock,
      (SELECT sum(to_minute - from_minute)::int FROM timetable_blocks b JOIN timetables t ON t.id = b.timetable_id WHERE t.group_id = g.id) AS treated,
      (SELECT array_agg(weekday ORDER BY weekday) FROM timetable_days d JOIN timetables t ON t.id = d.timetable_id WHERE t.group_id = g.id) AS weekdays
      FROM groups g WHERE g.name = 'Hawthorn classes'`,
    );
    expect(found).toEqual({ clock: 540, treated: 450, weekdays: [1, 2, 4] });
  });

  it('leaves and stays away in the shares of the published figures', async () => {
    const ended = await rowsOf(
      owner,
      `SELECT CASE WHEN left_because LIKE 'Completed%' THEN 'completed' WHEN left_because ~ '^(Stepped|Moved to)' THEN 'transferred'
      WHEN left_because ~ '^(Stopped|Left)' THEN 'dropped' WHEN left_because ~ '^(Ended|Coverage)' THEN 'terminated' ELSE 'other' END AS reason,
      (100.0 * count(*) / sum(count(*)) OVER ())::float AS share FROM seats WHERE left_because IS NOT NULL GROUP BY 1`,
    );
    const shares = Object.fromEntries(ended.map((row) => [row['reason'], row['share']])) as Record<
      string,
      number
    >;
    const published = { completed: 38, transferred: 18, dropped: 23, terminated: 14, other: 7 };
    const far = Object.entries(published).filter(
      ([reason, share]) => Math.abs((shares[reason] ?? 0) - share) > 5,
    );
    expect(far).toEqual([]);
    const [away] = await rowsOf(
      owner,
      `SELECT (100.0 * count(*) FILTER (WHERE status = 'absent') / count(*))::float AS share FROM current_attendance`,
    );
    expect(away?.['share']).toBeGreaterThan(15);
    expect(away?.['share']).toBeLessThan(40);
  });

  it('tells a story that can have happened', async () => {
    const impossible = await rowsOf(
      owner,
      `SELECT 'a mark without a seat' AS fault FROM attendance_marks m JOIN sessions s ON s.id = m.session_id
        WHERE NOT EXISTS (SELECT FROM seats t WHERE t.patient_id = m.patient_id AND t.group_id = s.group_id AND t.starts_on <= s.held_on AND (t.ends_on IS NULL OR t.ends_on >= s.held_on))
       UNION ALL SELECT 'somebody by video who was not confirmed' FROM current_attendance a JOIN rosters r ON r.session_id = a.session_id AND r.patient_id = a.patient_id
        WHERE r.mode = 'virtual' AND a.status IN ('present', 'late') AND NOT EXISTS (SELECT FROM virtual_arrivals v WHERE v.session_id = a.session_id AND v.patient_id = a.patient_id)
       UNION ALL SELECT 'something written later than now' FROM attendance_marks WHERE recorded_at > $1
       UNION ALL SELECT 'something signed later than now' FROM signatures WHERE signed_at > $1
       UNION ALL SELECT 'something signed before it was over' FROM signatures g JOIN sessions s ON s.id = g.session_id WHERE g.signed_at < s.ends_at
       UNION ALL SELECT 'a note and its attendance disagree' FROM notes n JOIN current_attendance a ON a.session_id = n.session_id AND a.patient_id = n.patient_id WHERE a.status <> n.attendance
       UNION ALL SELECT 'a draft beside a signed note' FROM note_drafts d JOIN notes n ON n.session_id = d.session_id
       UNION ALL SELECT 'a session at a wrong wall-clock time' FROM sessions s JOIN timetables t ON t.group_id = s.group_id JOIN timetable_days d ON d.timetable_id = t.id AND d.weekday = extract(isodow FROM s.held_on)
        WHERE (s.starts_at AT TIME ZONE 'America/Chicago') <> s.held_on + d.starts_at OR (s.ends_at AT TIME ZONE 'America/Chicago') <> s.held_on + d.ends_at`,
      [now],
    );
    expect(impossible).toEqual([]);
  });

  it('has signed notes that freeze what the program would have frozen', async () => {
    const notes = await rowsOf(
      owner,
      `SELECT n.*, n.held_on::text AS held, s.starts_at, s.ends_at, a.arrived_at, a.left_at,
        (SELECT json_agg(json_build_object('from', o.began_at, 'to', o.ended_at)) FROM pull_outs o WHERE o.session_id = n.session_id AND o.patient_id = n.patient_id) AS away,
        (SELECT json_agg(json_build_object('fromMinute', from_minute, 'toMinute', to_minute) ORDER BY position) FROM session_blocks b WHERE b.session_id = s.id) AS blocks
       FROM notes n JOIN sessions s ON s.id = n.session_id JOIN current_attendance a ON a.session_id = n.session_id AND a.patient_id = n.patient_id
       ORDER BY (SELECT count(*) FROM pull_outs o WHERE o.session_id = n.session_id AND o.patient_id = n.patient_id) DESC, n.id LIMIT 700`,
    );
    const wrong = notes.filter((note) => !isAsTheProgramSigns(note));
    expect(notes).toHaveLength(700);
    expect(notes.filter((note) => note['away'] !== null).length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('has unsigned sessions, drafts, amendments and full and nearly empty groups', async () => {
    const [found] = await rowsOf(
      owner,
      `SELECT (SELECT count(DISTINCT session_id)::int FROM note_drafts) AS drafted, (SELECT count(*)::int FROM amendments) AS amended,
      (SELECT count(DISTINCT own_words)::int FROM notes) AS different, count(*) FILTER (WHERE people = 12)::int AS full, count(*) FILTER (WHERE people <= 3)::int AS nearly_empty
      FROM (SELECT count(*) FILTER (WHERE s.ends_on IS NULL AND s.starts_on <= ($1::timestamptz AT TIME ZONE 'America/Chicago')::date) AS people FROM seats s GROUP BY s.group_id) AS groups`,
      [now],
    );
    expect(found?.['drafted']).toBeGreaterThan(3);
    expect(found?.['amended']).toBeGreaterThan(20);
    expect(found?.['different']).toBeGreaterThan(10_000);
    expect(found?.['full']).toBeGreaterThan(15);
    expect(found?.['nearly_empty']).toBeGreaterThan(2);
  });

  it('lets every persona in', async () => {
    const personas = await rowsOf(owner, 'SELECT organization_id, staff_member_id, persona FROM personas');
    expect(personas).toHaveLength(10);
    for (const persona of personas) {
      const token = createHash('sha256').update(randomBytes(32)).digest();
      await owner.query(
        `INSERT INTO sign_ins (organization_id, id, staff_member_id, token_sha256, began_at, last_active_at, ends_at) VALUES ($1, $2, $3, $4, $5, $5, $5::timestamptz + interval '1 hour')`,
        [persona['organization_id'], newId(), persona['staff_member_id'], token, now],
      );
      const [entered] = await rowsOf(
        owner,
        'SELECT $3::text[] AS asked, state, roles FROM enter_sign_in($1, $2, 15, true, $3, $3, $4)',
        [token, now, [persona['persona']], []],
      );
      expect(entered).toEqual({ asked: [persona['persona']], state: 'open', roles: [persona['persona']] });
    }
  });

  it('was laid once, though two asked for it at once', () => {
    expect(laid.filter((one) => one !== null)).toHaveLength(1);
  });

  // The last of its place: it takes away what the others looked at.
  it.each(now === moments[0].now ? ['2026-11-18T02:00:00Z'] : [])(
    'is laid anew at %s, and nothing of others is removed',
    async (later) => {
      const real = newId();
      await owner.query(
        `INSERT INTO organizations (organization_id, name, time_zone, created_at) VALUES ($1, 'A real one', 'America/Chicago', '2026-01-01Z')`,
        [real],
      );
      await owner.query(
        `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at) VALUES ($1, $2, 'P1', 'Real', 'Person', '1990-01-01', '2026-01-01Z')`,
        [real, newId()],
      );
      await layDemonstrationAnew(place.ownerUrl, later as Instant);
      const [counts] = await rowsOf(
        owner,
        `SELECT (SELECT count(*)::int FROM patients WHERE organization_id = $1) AS others, (SELECT count(*)::int FROM organizations) AS organizations,
        (SELECT count(*)::int FROM audit_entries WHERE organization_id = $2 AND action = 'demonstration.laid') AS laid,
        (SELECT count(*)::int FROM pg_trigger WHERE tgenabled = 'D') AS triggers_off`,
        [real, demonstrationOrganization],
      );
      expect(counts).toEqual({ others: 1, organizations: 2, laid: 2, triggers_off: 0 });
    },
    120_000,
  );
});

describe('laying', () => {
  it('writes the same rows for the same seed and moment, and others for another seed', async () => {
    const [first, second, other] = [await written(1), await written(1), await written(2)];
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  }, 120_000);

  it('has the persona counselor near a session at every moment of a week, and never in two places', () => {
    const faults: string[] = [];
    for (let minutes = 0; minutes < 8 * 1_440; minutes += 17) {
      const now = new Date(Date.parse('2027-03-10T06:00:00Z') + minutes * 60_000).toISOString() as Instant;
      const laying = layingAt(now);
      const clinics = planClinics(laying);
      const meetings = planGroups(laying, clinics, planStaff(laying, clinics))
        .filter((group) => group.leader.persona)
        .flatMap((group) => group.meetings);
      const { minuteOfDay } = laying.almanac;
      const near = meetings.filter(
        (one) =>
          one.weekday === laying.almanac.weekday(0) &&
          one.from <= minuteOfDay + 75 &&
          one.to >= minuteOfDay - 45,
      );
      if (near.length === 0) faults.push(`${now}: nobody near`);
      if (meetings.some((one) => one.to >= 1_440)) faults.push(`${now}: past midnight`);
      const clashes = meetings.some((one) =>
        meetings.some(
          (other) =>
            other !== one && other.weekday === one.weekday && other.from < one.to && one.from < other.to,
        ),
      );
      if (clashes) faults.push(`${now}: in two places`);
    }
    expect(faults).toEqual([]);
  });
});

async function connectAsOwner(place: TestDatabase): Promise<Client> {
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query('SET ROLE evenkeel_owner');
  return owner;
}

async function rowsOf(
  client: ClientBase,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return (await client.query<Record<string, unknown>>(text, values)).rows;
}

function layingAt(now: Instant): Laying {
  const random = randomFrom(1);
  return {
    organizationId: demonstrationOrganization,
    random,
    almanac: almanacAround(now),
    newId: () => random.id(0),
  };
}

// Everything a laying writes, as one hash.
async function written(seed: number): Promise<string> {
  const hash = createHash('sha256');
  const listener = {
    query: (text: string, values: unknown[] = []) => {
      hash.update(text).update(JSON.stringify(values));
      return Promise.resolve({ rows: [] });
    },
  };
  await layWith(listener as unknown as ClientBase, '2026-11-16T15:30:00Z' as Instant, seed);
  return hash.digest('hex');
}

const text = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

// By the rule of credited minutes, and the hash over everything a signature freezes.
function isAsTheProgramSigns(note: Record<string, unknown>): boolean {
  const session = {
    startsAt: text(note['starts_at']) as Instant,
    endsAt: text(note['ends_at']) as Instant,
    blocks: note['blocks'] as SessionTimes['blocks'],
  };
  const arrivedAt = note['arrived_at'];
  const leftAt = note['left_at'] === null ? null : (text(note['left_at']) as Instant);
  const credit =
    arrivedAt === null
      ? null
      : creditedMinutes(session, { arrivedAt: text(arrivedAt) as Instant, leftAt, away: awayOf(note) });
  const minutes = credit?.ok === true ? credit.value : { clockMinutes: 0, treatmentMinutes: 0 };
  const frozen = canonicalize({
    id: note['id'],
    patientId: note['patient_id'],
    sessionId: note['session_id'],
    heldOn: note['held'],
    groupName: note['group_name'],
    attendance: note['attendance'],
    ...minutes,
    topic: note['topic'],
    method: note['method'],
    participation: note['participation'],
    mood: note['mood'],
    theme: note['theme'],
    response: note['response'],
    feedback: note['feedback'],
    goalWords: note['goal_words'],
    nextStep: note['next_step'],
    sharedWords: note['shared_words'],
    ownWords: note['own_words'],
  });
  const hash = createHash('sha256')
    .update(frozen ?? '')
    .digest();
  return (
    hash.equals(note['content_sha256'] as Buffer) && note['treatment_minutes'] === minutes.treatmentMinutes
  );
}

function awayOf(note: Record<string, unknown>): { from: Instant; to: Instant | null }[] {
  return (note['away'] as { from: Instant; to: Instant | null }[] | null) ?? [];
}
