// Fifty clients aim at the last seat of one group, forty times, over real HTTP (reliability.md A1):
// exactly one wins each round, the others get a clear answer, and nobody is over the cap.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { cookieName } from '#platform/http/browser.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';

const clients = 50;
const rounds = 40;

describe('the last seat', () => {
  let world: TestWorld;
  let address: string;
  let token: string;
  const people: string[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    token = await world.tokenOf(world.ids.staff.north.front_desk);
    address = await world.server.listen({ port: 0, host: '127.0.0.1' });
    for (let index = 0; index < clients; index += 1) people.push(newId());
    await world.owner.query(
      `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
       SELECT $1, id, 'L' || n, 'Person', 'Number ' || n, '1990-01-01', '2026-11-16T15:30:00Z' FROM unnest($2::uuid[]) WITH ORDINALITY AS p(id, n)`,
      [world.ids.organizationId, people],
    );
    await world.owner.query(
      `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on)
       SELECT $1, gen_random_uuid(), id, $3, 'registration', '2026-01-05' FROM unnest($2::uuid[]) AS p(id)`,
      [world.ids.organizationId, people, world.ids.clinics.north],
    );
  });
  afterAll(() => world.close());

  it(`goes to exactly one of ${clients}, in each of ${rounds} rounds`, { timeout: 240_000 }, async () => {
    const wrong: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const groupId = await groupWithElevenSeats(world, round);
      const answers = await Promise.all(
        people.map((patientId) => ask({ address, token, groupId, patientId })),
      );
      const winners = answers.filter((answer) => answer.status === 200).length;
      const losers = answers.filter((answer) => answer.status === 409 && answer.code === 'group-full').length;
      if (winners !== 1 || losers !== clients - 1) wrong.push(`round ${round}: ${JSON.stringify(answers)}`);
    }
    expect(wrong).toEqual([]);
    const { rows } = await world.owner.query(
      'SELECT group_id FROM seats GROUP BY group_id HAVING count(*) > 12',
    );
    expect(rows).toEqual([]);
  });
});

async function ask(at: {
  address: string;
  token: string;
  groupId: string;
  patientId: string;
}): Promise<{ status: number; code: string }> {
  const reply = await fetch(`${at.address}/api/groups/${at.groupId}/seats`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `${cookieName(false)}=${at.token}`,
      'idempotency-key': newId(),
    },
    body: JSON.stringify({ patientId: at.patientId, startsOn: '2026-11-16', because: 'Start' }),
  });
  const body = (await reply.json()) as { code?: string };
  return { status: reply.status, code: body.code ?? '' };
}

async function groupWithElevenSeats(world: TestWorld, round: number): Promise<string> {
  const groupId = newId();
  await world.owner.query(
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, room_id, starts_on, seat_limit, seat_limit_rule)
     VALUES ($1, $2, $3, $4, 'substance_use', 'counseling', 'in_person', $5, '2026-01-05', 12, 'house_group_size')`,
    [world.ids.organizationId, groupId, world.ids.clinics.north, `Round ${round}`, world.ids.rooms.north],
  );
  await world.owner.query(
    `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
     SELECT $1, gen_random_uuid(), $2, $3, id, '2026-11-02', 'Start', '2026-11-01T12:00:00Z' FROM unnest($4::uuid[]) AS p(id)`,
    [world.ids.organizationId, world.ids.clinics.north, groupId, world.ids.patients.north.slice(0, 11)],
  );
  return groupId;
}
