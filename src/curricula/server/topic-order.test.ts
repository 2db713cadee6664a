// The database counts turns on its own (topics_of_sessions); here it is held against the rule over random groups:
// random days cancelled, random days kept, two versions, two choices of curriculum one after the other.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { randomFrom, type Random } from '../../app/seed/random.ts';
import { openTestWorld, type TestWorld } from '../../app/testing/test-world.ts';
import { turnsOf, type OrderedSession, type OrderVersion, type TopicPlan } from '../rules/topic-order.ts';
import { keepTopicsOfTheDay } from './keep-topics.ts';

const seed = Number(process.env['EVENKEEL_TEST_SEED'] ?? Date.now() % 1_000_000);
let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const day = (offset: number) => new Date(Date.UTC(2026, 10, 16 + offset)).toISOString().slice(0, 10);

type Made = { sessions: OrderedSession[]; versions: OrderVersion[]; plans: TopicPlan[] };

async function makeGroup(random: Random): Promise<Made> {
  const { organizationId, clinics, rooms } = world.ids;
  const [groupId, curriculumId] = [newId(), newId()];
  const put = (text: string, values: unknown[]) => world.owner.query(text, [organizationId, ...values]);
  await put(
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, room_id, starts_on, seat_limit, seat_limit_rule)
     VALUES ($1, $2, $3, 'Random', 'substance_use', 'counseling', 'in_person', $4, '2026-11-01', 12, 'house_group_size')`,
    [groupId, clinics.north, rooms.north],
  );
  await put(
    `INSERT INTO curricula (organization_id, id, name, origin, added_at) VALUES ($1, $2, $3, 'own', now())`,
    [curriculumId, `Random ${groupId}`],
  );
  const versions: (OrderVersion & { id: string })[] = [1, 2].map((number) => ({
    id: newId(),
    number,
    startsOn: number === 1 ? day(-5) : day(random.whole(0, 20)),
    topicCount: random.whole(1, 7),
    whenCancelled: random.chance(0.5) ? 'shift' : 'skip',
  }));
  for (const version of versions) {
    await put(
      `INSERT INTO curriculum_versions (organization_id, id, curriculum_id, number, starts_on, when_cancelled, topic_count, source, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, '', now())`,
      [version.id, curriculumId, version.number, version.startsOn, version.whenCancelled, version.topicCount],
    );
    await put(
      `INSERT INTO topics (organization_id, version_id, position, code, title, title_status, purpose, steps, handout, path)
       SELECT $1, $2, n, 'topic-' || n, 'Topic', 'own', 'p', ARRAY['s'], 'h', 'any' FROM generate_series(1, $3::int) AS n`,
      [version.id, version.topicCount],
    );
  }
  const switches = random.whole(5, 18);
  const plans = [
    {
      id: newId(),
      startsOn: day(random.whole(0, 3)),
      endsOn: day(switches),
      firstPosition: random.whole(1, versions[0]!.topicCount),
    },
    {
      id: newId(),
      startsOn: day(switches + 1),
      endsOn: random.chance(0.5) ? null : day(25),
      firstPosition: 1,
    },
  ];
  for (const plan of plans)
    await put(
      `INSERT INTO group_curricula (organization_id, id, clinic_id, group_id, curriculum_id, starts_on, ends_on, first_position, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [plan.id, clinics.north, groupId, curriculumId, plan.startsOn, plan.endsOn, plan.firstPosition],
    );
  const sessions: OrderedSession[] = [];
  for (let offset = 0; offset < 30; offset += random.whole(1, 3)) {
    const [id, isCancelled] = [newId(), random.chance(0.25)];
    const heldOn = day(offset);
    await put(
      `INSERT INTO sessions (organization_id, id, clinic_id, group_id, occurs_on, held_on, starts_at, ends_at, room_id, status)
       VALUES ($1, $2, $3, $4, $5, $5, $5::date + time '16:00', $5::date + time '19:00', $6, $7)`,
      [id, clinics.north, groupId, heldOn, rooms.north, isCancelled ? 'cancelled' : 'planned'],
    );
    sessions.push({
      id,
      heldOn,
      isCancelled,
      kept: await maybeKept({ random, id, heldOn, plans, versionId: versions[0]!.id }),
    });
  }
  return { sessions, versions, plans };
}

async function maybeKept(at: {
  random: Random;
  id: string;
  heldOn: string;
  plans: TopicPlan[];
  versionId: string;
}) {
  const plan = at.plans.find((one) => one.startsOn <= at.heldOn && (one.endsOn ?? at.heldOn) >= at.heldOn);
  if (plan === undefined || !at.random.chance(0.3)) return null;
  const kept = { planId: plan.id, turn: at.random.whole(0, 40), position: 1 };
  await world.owner.query(
    `INSERT INTO kept_topics (organization_id, session_id, block, clinic_id, plan_id, turn, version_id, position) VALUES ($1, $2, 1, $3, $4, $5, $6, 1)`,
    [world.ids.organizationId, at.id, world.ids.clinics.north, plan.id, kept.turn, at.versionId],
  );
  return kept;
}

async function turnsByDatabase(sessions: readonly OrderedSession[]) {
  return world.database.transaction(async (tx) => {
    await tx
      .selectNoFrom((from) => [
        from
          .fn('enter_job', [from.val(world.ids.organizationId), from.val('2026-11-16T15:30:00Z')])
          .as('today'),
      ])
      .execute();
    const { rows } = await (
      await import('kysely')
    ).sql<{ session_id: string; turn: number; planned_position: number }>`
      SELECT session_id, turn, planned_position FROM topics_of_sessions(${sessions.map((one) => one.id)}::uuid[])`.execute(
      tx,
    );
    return rows;
  });
}

it(`gives every session the topic the rule gives (seed ${seed})`, async () => {
  const random = randomFrom(seed);
  for (let round = 0; round < 30; round += 1) {
    const made = await makeGroup(random);
    const byRule = made.plans
      .flatMap((plan) => turnsOf(made.sessions, plan, made.versions))
      .map((turn) => [turn.sessionId, turn.turn, turn.position].join(' '));
    const byDatabase = (await turnsByDatabase(made.sessions)).map((row) =>
      [row.session_id, row.turn, row.planned_position].join(' '),
    );
    expect(byDatabase.toSorted(), `round ${round} of seed ${seed}`).toEqual(byRule.toSorted());
  }
});

it('keeps the topics of days that have come, once, and later changes do not reach them', async () => {
  const made = await makeGroup(randomFrom(seed + 1));
  const keep = () =>
    world.database.transaction(async (tx) => {
      const { sql } = await import('kysely');
      await sql`SELECT enter_job(${world.ids.organizationId}, '2026-12-20T15:30:00Z')`.execute(tx);
      await keepTopicsOfTheDay({
        tx,
        organizationId: world.ids.organizationId,
        now: '2026-12-20T15:30:00Z' as never,
        today: '2026-12-20' as never,
      });
    });
  const before = await turnsByDatabase(made.sessions);
  await keep();
  await keep();
  const { rows } = await world.owner.query<{ id: string; status: string }>(
    `SELECT s.id, s.status FROM kept_topics k JOIN sessions s ON s.id = k.session_id WHERE s.id = ANY ($1)`,
    [made.sessions.map((one) => one.id)],
  );
  const planned = before.filter((row) =>
    made.sessions.some((one) => one.id === row.session_id && !one.isCancelled),
  );
  expect(rows.filter((row) => row.status === 'planned')).toHaveLength(planned.length);
  await world.owner.query(`UPDATE sessions SET status = 'cancelled' WHERE id = $1`, [planned[0]?.session_id]);
  const after = new Map(
    (await turnsByDatabase(made.sessions)).map((row) => [row.session_id, row.planned_position]),
  );
  for (const row of planned) expect(after.get(row.session_id)).toBe(row.planned_position);
});
