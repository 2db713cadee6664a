// 20,000 random bookings, moves and cancellations of rooms, staff members and patients, ten at a time
// (reliability.md A2): an independent query finds no overlap, and deadlocks are tried again, never answered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import { constraintOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import { bookAll, freeOne, moveOne, type ResourceKind } from './door.ts';

const operations = 20_000;
const hands = 10;

describe('the calendar under many hands', () => {
  let world: TestWorld;
  const resources: { kind: ResourceKind; id: string }[] = [];
  const random = seededRandom(testSeed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const booked: string[] = [];
  const tally = { booked: 0, moved: 0, freed: 0, notFree: 0, missed: 0 };

  beforeAll(async () => {
    world = await openTestWorld();
    for (const kind of ['room', 'staff_member', 'patient'] as const)
      for (let n = 0; n < 4; n += 1) resources.push({ kind, id: newId() });
  });
  afterAll(() => world.close());

  const startsAt = () => addMinutes('2026-11-16T14:00:00Z' as Instant, Math.floor(random() * 2000) * 15);
  const inOrganization = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
    world.database.transaction(async (tx) => {
      await sql`SELECT set_config('evenkeel.organization', ${world.ids.organizationId}, true), set_config('evenkeel.whole_organization', 'on', true)`.execute(
        tx,
      );
      return work(tx);
    });

  async function book(): Promise<void> {
    const start = startsAt();
    // Several resources in random order: what makes deadlocks.
    const chosen = [...resources].sort(() => random() - 0.5).slice(0, 1 + Math.floor(random() * 3));
    const purposeId = newId();
    const ids = await inOrganization((tx) =>
      bookAll(
        tx,
        chosen.map((resource) => ({
          organizationId: world.ids.organizationId as OrganizationId,
          clinicId: world.ids.clinics.north as ClinicId,
          resourceKind: resource.kind,
          resourceId: resource.id,
          startsAt: start,
          endsAt: addMinutes(start, 15 + Math.floor(random() * 12) * 15),
          purpose: 'appointment',
          purposeId,
        })),
      ),
    );
    booked.push(...ids);
    tally.booked += ids.length;
  }

  async function change(): Promise<void> {
    const bookingId = pick(booked);
    if (bookingId === undefined) return;
    const key = { organizationId: world.ids.organizationId as OrganizationId, bookingId };
    if (random() < 0.5) {
      const start = startsAt();
      const moved = await inOrganization((tx) =>
        moveOne(tx, key, { startsAt: start, endsAt: addMinutes(start, 60) }),
      );
      tally[moved ? 'moved' : 'missed'] += 1;
    } else {
      const freed = await inOrganization((tx) => freeOne(tx, key));
      tally[freed ? 'freed' : 'missed'] += 1;
    }
  }

  async function oneHand(share: number): Promise<void> {
    for (let done = 0; done < share; done += 1) {
      try {
        await (random() < 0.6 ? book() : change());
      } catch (error) {
        if (constraintOf(error) !== 'bookings_never_twice') throw error;
        tally.notFree += 1;
      }
    }
  }

  it(`books nothing twice in ${operations} operations (seed ${testSeed})`, { timeout: 240_000 }, async () => {
    await Promise.all(Array.from({ length: hands }, () => oneHand(operations / hands)));
    const { rows } = await world.owner.query(
      `SELECT a.id FROM bookings a JOIN bookings b ON a.organization_id = b.organization_id AND a.resource_id = b.resource_id AND a.id < b.id
        WHERE NOT a.cancelled AND NOT b.cancelled AND lower(a.during) < upper(b.during) AND lower(b.during) < upper(a.during)`,
    );
    expect(rows).toEqual([]);
    // The fuzz would prove nothing if hardly anything was booked, moved, freed or refused.
    expect(Math.min(tally.booked, tally.moved, tally.freed, tally.notFree)).toBeGreaterThan(200);
    const deadlocks = await world.owner.query(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    process.stdout.write(
      `overlaps: seed ${testSeed} ${JSON.stringify({ ...tally, ...deadlocks.rows[0] })}\n`,
    );
  });
});
