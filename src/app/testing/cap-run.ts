// The cap (reliability.md A1): random changes of seats with future dates, a few hands at once, over the actions themselves.
// Afterwards queries that know nothing of the functions that guard count every date day by day over four months.
import type { TestDatabase } from '#platform/database/test-cluster.ts';
import { capSteps, type Step } from './cap-steps.ts';
import { chairs, openCapWorld, type CapWorld } from './cap-world.ts';

const hands = 3;

export type CapReport = {
  readonly operations: number;
  readonly seconds: number;
  /** Dates with more people than chairs. */
  readonly over: number;
  /** Times at which somebody is expected in two groups. */
  readonly twice: number;
  readonly tally: Readonly<Record<string, number>>;
  /** Dates over the limit that the count finds once the guards of seats, or of offers, are taken away. */
  readonly foundWithoutGuard: readonly number[];
};

/** Does so many random changes, counts, and counts once more with a guard taken away. */
export async function runCap(
  place: Pick<TestDatabase, 'ownerUrl' | 'runtimeUrl'>,
  how: { operations: number; seed: number },
): Promise<CapReport> {
  const world = await openCapWorld(place, { seed: how.seed, hands });
  try {
    const began = performance.now();
    const share = Math.ceil(how.operations / hands);
    // The hands know of each other's seats, so that they meet in them.
    const steps = capSteps(world);
    await Promise.all(Array.from({ length: hands }, () => oneHand(world, steps, share)));
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return {
      operations: share * hands,
      seconds,
      over: await overLimit(world),
      twice: (await world.owner.query(twiceText)).rows.length,
      tally: world.tally,
      foundWithoutGuard: [await withoutGuard(world, seatGuard), await withoutGuard(world, offerGuard)],
    };
  } finally {
    await world.close();
  }
}

async function oneHand(world: CapWorld, steps: readonly Step[], share: number): Promise<void> {
  const all = steps.reduce((sum, step) => sum + step.share, 0);
  for (let n = 0; n < share; n += 1) {
    let place = world.random() * all;
    await steps.find((step) => (place -= step.share) < 0)?.run();
  }
}

async function overLimit({ owner }: CapWorld): Promise<number> {
  return (await owner.query(overText)).rows.length;
}

type Guard = { readonly off: string; readonly breach: string };

async function withoutGuard(world: CapWorld, { off, breach }: Guard): Promise<number> {
  const { owner, ids } = world;
  await owner.query('BEGIN');
  await owner.query(off);
  await owner.query(breach, [
    ids.organizationId,
    ids.clinics.north,
    world.groupIds[0],
    world.patientIds.slice(0, chairs + 1),
    ids.staff.north.front_desk,
  ]);
  const found = await overLimit(world);
  await owner.query('ROLLBACK');
  return found;
}

const seatGuard: Guard = {
  off: 'ALTER TABLE seats DISABLE TRIGGER USER',
  breach: `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at, given_by)
    SELECT $1, gen_random_uuid(), $2, $3, id, '2026-11-30', 'x', '2026-11-16T12:00:00Z', $5 FROM unnest($4::uuid[]) AS p (id)`,
};
const offerGuard: Guard = {
  off: 'ALTER TABLE waiting_steps DISABLE TRIGGER waiting_steps_hold_a_chair',
  breach: `WITH e AS (INSERT INTO waiting_entries (organization_id, id, clinic_id, group_id, patient_id, because, joined_by, joined_at)
      SELECT $1, gen_random_uuid(), $2, $3, coalesce(o.merged_into, o.id), '', $5, '2026-11-16T12:00:00Z'
        FROM unnest($4::uuid[]) AS p (id) JOIN patients o ON o.id = p.id RETURNING id)
    INSERT INTO waiting_steps (organization_id, id, clinic_id, entry_id, sequence, status, place, because, offered_until, offered_from, decided_by, decided_at)
    SELECT $1, gen_random_uuid(), $2, e.id, 1, 'offered', 1, '', '2026-11-20', '2026-11-30', $5, '2026-11-16T12:00:00Z' FROM e`,
};

// Who has a seat on the day, by a weekday and week count of its own, who visits and for whom a chair is held, without who
// is away; two records of a person are one. On a day without a session within the weeks that are planned nobody meets.
const overText = `
  WITH days AS (SELECT g.id AS group_id, g.seat_limit, d::date AS day FROM groups g, generate_series(date '2026-11-16', date '2027-03-16', '1 day') AS d WHERE g.name LIKE 'Fuzz %'),
  who AS (SELECT id, coalesce(merged_into, id) AS person FROM patients),
  away AS (
    SELECT x.group_id, x.occurs_on AS day, w.person FROM known_absences a JOIN sessions x ON x.id = a.session_id JOIN who w ON w.id = a.patient_id WHERE a.withdrawn_at IS NULL
    UNION
    SELECT p.group_id, d.day, w.person FROM pauses p JOIN who w ON w.id = p.patient_id
      JOIN days d ON d.group_id = p.group_id AND d.day >= p.starts_on AND d.day <= p.ends_on AND (p.came_back_on IS NULL OR d.day < p.came_back_on)
     WHERE p.withdrawn_at IS NULL AND d.day > date '2026-12-20'),
  people AS (
    SELECT d.group_id, d.seat_limit, d.day, w.person
      FROM days d JOIN seats s ON s.group_id = d.group_id AND s.taken_back_at IS NULL AND d.day BETWEEN s.starts_on AND coalesce(s.ends_on, date '9999-12-31')
      JOIN who w ON w.id = s.patient_id
     WHERE (s.weekdays IS NULL OR date_part('isodow', d.day) = ANY (s.weekdays::float8[]))
       AND (s.alternate_from IS NULL OR mod(((date_trunc('week', d.day)::date - date_trunc('week', s.alternate_from)::date) / 7)::int, 2) = 0)
    UNION
    SELECT d.group_id, d.seat_limit, d.day, w.person
      FROM days d JOIN sessions x ON x.group_id = d.group_id AND x.occurs_on = d.day JOIN visits v ON v.session_id = x.id AND v.withdrawn_at IS NULL
      JOIN who w ON w.id = v.patient_id
    UNION
    SELECT d.group_id, d.seat_limit, d.day, w.person
      FROM days d JOIN waiting_entries e ON e.group_id = d.group_id
      JOIN waiting_steps n ON n.entry_id = e.id AND n.status = 'offered' AND n.offered_until >= date '2026-11-16' AND n.offered_from <= d.day
       AND n.sequence = (SELECT max(l.sequence) FROM waiting_steps l WHERE l.entry_id = e.id)
      JOIN who w ON w.id = e.patient_id
     WHERE e.weekdays IS NULL OR date_part('isodow', d.day) = ANY (e.weekdays::float8[]))
  SELECT group_id, day::text, count(*)::int AS people FROM people
   WHERE (group_id, day, person) NOT IN (SELECT group_id, day, person FROM away)
     AND (day > date '2026-12-20' OR EXISTS (SELECT 1 FROM sessions x WHERE x.group_id = people.group_id AND x.occurs_on = people.day))
   GROUP BY group_id, seat_limit, day HAVING count(*) > seat_limit`;
const twiceText = `
  SELECT 1 FROM sessions a JOIN sessions b ON a.group_id < b.group_id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
    JOIN rosters r ON r.session_id = a.id AND NOT r.taken_back AND r.known_absence IS NULL
    JOIN rosters q ON q.session_id = b.id AND q.patient_id = r.patient_id AND NOT q.taken_back AND q.known_absence IS NULL`;
