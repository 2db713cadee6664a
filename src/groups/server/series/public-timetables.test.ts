// The public timetables of intensive outpatient programs (data/iop-schedules), entered by HTTP: each must give the
// figures that stand beside it. Read from the file, so that the test cannot differ from what is published.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { newId } from '#platform/database/new-id.ts';

const file = sharedData('iop-schedules/schedules.csv');
const weekdayOf: Readonly<Record<string, number>> = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 };

type Published = {
  days: { weekday: number; startsAt: string; endsAt: string }[];
  clockHours: number;
  expect: string;
};

function publishedOf(id: string): Published {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${id},`));
  const cells = [...(line ?? '').matchAll(/("[^"]*"|[^,]*)(?:,|$)/gu)].map((found) =>
    (found[1] ?? '').replaceAll('"', ''),
  );
  return {
    days: (cells[6] ?? '').split(' ').map((word) => ({
      weekday: weekdayOf[word] ?? 0,
      startsAt: cells[7] ?? '',
      endsAt: cells[8] ?? '',
    })),
    clockHours: Number(cells[11]),
    expect: cells[12] ?? '',
  };
}

const classes = (kinds: readonly string[]) =>
  kinds.map((kind, place) => ({ kind, fromMinute: place * 60, toMinute: place * 60 + 50 }));
const three = classes(['counseling', 'skills', 'skills']);

describe.skipIf(!existsSync(file))('public timetables', () => {
  let world: TestWorld;
  let director: Caller;
  let rooms: string[] = [];
  let leaders: string[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    director = await world.as('director', 'south');
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight']) {
      const [room, leader] = [newId(), newId()];
      const { organizationId } = world.ids;
      await world.owner.query(
        `INSERT INTO rooms (organization_id, id, clinic_id, name, seats) VALUES ($1, $2, $3, $4, 14)`,
        [organizationId, room, world.ids.clinics.south, name],
      );
      await world.owner.query(
        `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, $3, 'Leader', '2024-01-01')`,
        [organizationId, leader, name],
      );
      await world.owner.query(
        `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, gen_random_uuid(), $2, 'counselor', $3, '2024-01-01')`,
        [organizationId, leader, world.ids.clinics.south],
      );
      await world.owner.query(
        `INSERT INTO credentials (organization_id, id, staff_member_id, state, title, starts_on) VALUES ($1, gen_random_uuid(), $2, 'TX', 'LCDC', '2024-01-01')`,
        [organizationId, leader],
      );
      rooms = [...rooms, room];
      leaders = [...leaders, leader];
    }
  });
  afterAll(() => world.close());

  const enter = (place: number, more: Record<string, unknown>): Promise<Answer> =>
    director.send('POST', '/api/groups', {
      clinicId: world.ids.clinics.south,
      name: `Timetable ${String(more['name'])}`,
      program: 'substance_use',
      kind: 'counseling',
      mode: 'in_person',
      roomId: rooms[place],
      facilitatorId: leaders[place],
      startsOn: '2026-11-16',
      ...more,
    });
  const opened = async (made: Answer) => {
    expect(made.body['code'] ?? made.status).toBe(200);
    const answer = await director.get(`/api/groups/${String(made.body['groupId'])}`);
    return answer.body['group'] as Record<string, unknown>;
  };
  const hours = (minutes: unknown): number => Math.round((Number(minutes) / 60) * 100) / 100;

  it('D1 and D2 share three groups of fifty minutes: one session, two programs', async () => {
    const iop = publishedOf('D1');
    const day = publishedOf('D2');
    expect(iop.expect).toContain('2.5 group hours; 12.5 a week');
    expect(day.expect).toContain('one session, two programs');
    const host = await enter(0, { name: 'D1', days: iop.days, blocks: three });
    const hostGroup = await opened(host);
    expect(hours(hostGroup['clockMinutes'])).toBe(iop.clockHours);
    expect(hours(hostGroup['treatmentMinutes'])).toBe(12.5);
    const hostedBy = String(host.body['groupId']);
    const shared = [
      ...three.map((block) => ({ ...block, hostedBy })),
      { kind: 'skills', fromMinute: 240, toMinute: 290 },
    ];
    // The same leader and room: nothing is taken twice, since the hosted blocks are the host's.
    const guest = await opened(await enter(0, { name: 'D2', days: day.days, blocks: shared }));
    expect(hours(guest['clockMinutes'])).toBe(day.clockHours);
    expect(hours(guest['treatmentMinutes'])).toBe(Math.round((200 / 60) * 5 * 100) / 100);
    // Not hosted, the same hours are a clash.
    expect((await enter(0, { name: 'D2 apart', days: day.days })).body['code']).toBe('not-free-then');
    const elsewhere = await enter(1, {
      name: 'D2 too late',
      days: day.days,
      blocks: [{ kind: 'skills', fromMinute: 240, toMinute: 290, hostedBy }],
    });
    expect(elsewhere.body['code']).toBe('host-elsewhere');
  });

  it('D3 states fifteen hours and has thirteen and a half on the clock', async () => {
    const published = publishedOf('D3');
    expect(published.expect).toContain('stated 15 h against 13.5 h');
    const group = await opened(await enter(1, { name: 'D3', days: published.days, statedMinutes: 15 * 60 }));
    expect(hours(group['clockMinutes'])).toBe(published.clockHours);
    expect(hours(group['statedMinutes'])).toBe(15);
  });

  it('D4 has its multi-family group in the Tuesday slot: a clash as a group of its own, a shared slot as a block', async () => {
    const published = publishedOf('D4');
    expect(published.expect).toContain('a clash or a shared slot');
    const days = published.days.map((day) =>
      day.weekday === 2
        ? { ...day, blocks: [{ kind: 'multi_family', fromMinute: 0, toMinute: 180, topic: 'Families' }] }
        : day,
    );
    const group = await opened(await enter(2, { name: 'D4', days }));
    expect(hours(group['clockMinutes'])).toBe(published.clockHours);
    expect(group['days']).toMatchObject([
      { weekday: 1, blocks: [{ kind: 'counseling', toMinute: 180 }] },
      { weekday: 2, blocks: [{ kind: 'multi_family', topic: 'Families' }] },
      { weekday: 3, blocks: [{ kind: 'counseling' }] },
      { weekday: 4, blocks: [{ kind: 'counseling' }] },
    ]);
    const tuesday = published.days.filter((day) => day.weekday === 2);
    const family = { name: 'D4 families', days: tuesday, kind: 'multi_family' };
    expect((await enter(2, family)).body['code']).toBe('not-free-then');
    const hostedBy = String(group['id']);
    const blocks = [{ kind: 'multi_family', fromMinute: 0, toMinute: 180, hostedBy }];
    expect((await enter(2, { ...family, blocks })).status).toBe(200);
  });

  it.each(['D5', 'D6'])('%s has nine hours on the clock and seven and a half of treatment', async (id) => {
    const published = publishedOf(id);
    const place = id === 'D5' ? 3 : 4;
    const blocks = classes(['counseling', 'counseling', 'counseling']);
    const group = await opened(await enter(place, { name: id, days: published.days, blocks }));
    expect(hours(group['clockMinutes'])).toBe(published.clockHours);
    expect(hours(group['treatmentMinutes'])).toBe(7.5);
  });

  it('D7 is for adolescents, and stands above their six hours', async () => {
    const published = publishedOf('D7');
    await world.owner.query('UPDATE clinics SET adolescents = true WHERE id = $1', [world.ids.clinics.south]);
    expect(published.expect).toContain('a 12-year-old is in, an 18-year-old is not');
    const group = await opened(
      await enter(5, {
        name: 'D7',
        days: published.days,
        youngest: 12,
        oldest: 17,
        audiences: ['adolescents'],
        program: 'mental_health',
      }),
    );
    expect(hours(group['clockMinutes'])).toBe(published.clockHours);
    expect(group).toMatchObject({ youngest: 12, oldest: 17, audiences: ['adolescents'] });
    const desk = await world.as('front_desk', 'south');
    const seated = async (birthOn: string): Promise<unknown> => {
      const patientId = newId();
      const { organizationId, clinics } = world.ids;
      await world.owner.query(
        `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at) VALUES ($1, $2, $3, 'Kit', 'Young', $4, '2026-11-16T15:00:00Z')`,
        [organizationId, patientId, `Y${birthOn}`, birthOn],
      );
      await world.owner.query(
        `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) VALUES ($1, gen_random_uuid(), $2, $3, 'registration', '2026-11-16')`,
        [organizationId, patientId, clinics.south],
      );
      const seat = { patientId, startsOn: '2026-11-16', because: 'Start' };
      const answer = await desk.send('POST', `/api/groups/${String(group['id'])}/seats`, seat);
      return answer.body['code'] ?? answer.status;
    };
    // On the day of the birthday, and the day before it.
    expect(await seated('2014-11-16')).toBe(200);
    expect(await seated('2014-11-17')).not.toBe(200);
    expect(await seated('2008-11-17')).toBe(200);
    expect(await seated('2008-11-16')).not.toBe(200);
  });

  it('D8 is complete after 24 sessions: eight weeks of three', async () => {
    expect(readFileSync(file, 'utf8')).toContain('24 sessions = 8 weeks x 3');
    const made = await enter(6, {
      name: 'D8',
      startsOn: '2026-11-16',
      endsOn: '2027-01-08',
      days: [1, 3, 5].map((weekday) => ({ weekday, startsAt: '18:00', endsAt: '21:00' })),
      statedSessions: 24,
    });
    expect(made.body['sessions']).toBe(24);
    const series = await director.get(`/api/groups/${String(made.body['groupId'])}/series`);
    expect(series.body['sessionsInAll']).toBe(24);
    expect((await opened(made))['statedSessions']).toBe(24);
  });
});
