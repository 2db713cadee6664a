import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { openTestWorld, type Caller, type TestWorld } from '../../app/testing/test-world.ts';

let world: TestWorld;
let director: Caller;
let tuesday: string;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  tuesday = world.ids.sessionIds[1] ?? '';
  const [patientId = ''] = world.ids.patients.north;
  const reply = await director.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
    patientId,
    startsOn: '2026-11-16',
    because: 'Admitted today',
  });
  if (reply.status !== 200) throw new Error(reply.text);
});
afterAll(() => world.close());

const sick = () => world.ids.staff.north.counselor;
type Candidate = { id: string; standing: string };
type Covered = {
  sessionId: string;
  hasBegun: boolean;
  substitute: { name: string; changeId: string } | null;
  candidates: Candidate[];
};
async function cover(): Promise<Covered[]> {
  const answer = await director.get(
    `/api/board/cover?staffMemberId=${sick()}&fromOn=2026-11-17&untilOn=2026-11-19`,
  );
  expect(answer.status, answer.text).toBe(200);
  return answer.body['sessions'] as Covered[];
}
const assign = (staffMemberId: string, sessionId = tuesday) =>
  director.send('POST', '/api/board/cover', {
    sessionId,
    staffMemberId,
    insteadOfId: sick(),
    because: 'Sick',
  });

async function takeTime(staffMemberId: string): Promise<void> {
  await world.owner.query(
    `INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
     VALUES ($1, $2, 'staff_member', $3, $4, '[2026-11-17T15:00:00Z,2026-11-17T17:00:00Z)', 'appointment', $5)`,
    [world.ids.organizationId, newId(), staffMemberId, world.ids.clinics.south, newId()],
  );
}

describe('covering for somebody', () => {
  it('lists their sessions with who could stand in, and why others cannot', async () => {
    const [first, second] = await cover();
    expect([first?.sessionId, second?.sessionId]).toEqual(world.ids.sessionIds.slice(1, 3));
    const supervisor = world.ids.staff.north.supervisor;
    expect(first?.candidates).toMatchObject([{ id: supervisor, standing: 'can' }]);

    // Taken in another clinic: it says no more than that they are not free, and only on that day.
    await takeTime(supervisor);
    const [tuesdays, thursdays] = await cover();
    expect(tuesdays?.candidates).toMatchObject([{ id: supervisor, standing: 'not-free' }]);
    expect(thursdays?.candidates).toMatchObject([{ id: supervisor, standing: 'can' }]);
    expect((await assign(supervisor)).body).toMatchObject({ code: 'not-free' });
    await world.owner.query(`UPDATE bookings SET cancelled = true WHERE purpose = 'appointment'`);

    await world.owner.query(`UPDATE credentials SET expires_on = '2026-11-16' WHERE staff_member_id = $1`, [
      supervisor,
    ]);
    expect((await cover())[0]?.candidates).toMatchObject([{ standing: 'facilitator-credential-ended' }]);
    expect((await assign(supervisor)).body).toMatchObject({ code: 'facilitator-credential-ended' });
    await world.owner.query(`UPDATE credentials SET expires_on = NULL WHERE staff_member_id = $1`, [
      supervisor,
    ]);
  });

  it('says who is away and who does not work then', async () => {
    const supervisor = world.ids.staff.north.supervisor;
    const standings = async () =>
      (await cover()).slice(0, 2).map((session) => session.candidates[0]?.standing);
    const times = (rest: string, body: object) =>
      director.send('POST', `/api/staff/members/${supervisor}/${rest}`, body);
    expect(await standings()).toEqual(['can', 'can']);
    const absence = {
      startsOn: '2026-11-17',
      endsOn: '2026-11-17',
      startsAt: null,
      endsAt: null,
      kind: 'sick',
    };
    const away = await times('absences', absence);
    expect(away.status, away.text).toBe(200);
    expect(await standings()).toEqual(['absent', 'can']);
    expect((await assign(supervisor)).body).toMatchObject({ code: 'not-free' });
    await times(`absences/${String(away.body['absenceId'])}/withdraw`, {});
    const { north: clinicId } = world.ids.clinics;
    const hours = [{ weekday: 2, clinicId, startsAt: '08:00', endsAt: '17:00' }];
    const kept = await times('working-hours', { startsOn: '2026-11-16', days: hours });
    expect(kept.status, kept.text).toBe(200);
    expect(await standings()).toEqual(['can', 'outside-hours']);
    // Hours are asked after, not a wall: whoever agrees to come may stand in.
    expect((await times('working-hours', { startsOn: '2026-11-16', days: [] })).status).toBe(200);
    expect(await standings()).toEqual(['can', 'can']);
  });

  it('is for whoever plans the groups of a clinic only', async () => {
    const biller = await world.as('biller');
    expect((await biller.get(`/api/board/cover?staffMemberId=${sick()}`)).status).toBe(403);
  });

  it('assigns one date, shows who stands in on the week, and is taken back', async () => {
    const made = await assign(world.ids.staff.north.supervisor);
    expect(made.status, made.text).toBe(200);
    const [first, second] = await cover();
    expect(first?.substitute?.changeId).toBe(made.body['changeId']);
    expect(second?.substitute).toBeNull();
    const week = await director.get('/api/board/week');
    const cell = (week.body['sessions'] as { id: string; leaders: string[] }[]).find(
      (one) => one.id === tuesday,
    );
    expect(cell?.leaders).toEqual([first?.substitute?.name]);
    const back = await director.send(
      'POST',
      `/api/groups/${world.ids.groupId}/changes/${String(made.body['changeId'])}/take-back`,
    );
    expect(back.status, back.text).toBe(200);
    expect((await cover())[0]?.substitute).toBeNull();
  });
});

describe('telling people', () => {
  type Person = {
    patientId: string;
    told: boolean;
    toldBy: string | null;
    sequence: number;
    ways: unknown[];
  };
  const people = async () => {
    const answer = await director.get(`/api/board/sessions/${tuesday}/people?matter=cover`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body['people'] as Person[];
  };

  it('lists who is expected and keeps each tick, and the tick taken away', async () => {
    const [before] = await people();
    expect(before).toMatchObject({ patientId: world.ids.patients.north[0], told: false, sequence: 0 });
    const tell = (body: object) =>
      director.send('POST', `/api/board/sessions/${tuesday}/people/${before?.patientId}/told`, {
        matter: 'cover',
        ...body,
      });
    expect((await tell({ told: true, afterSequence: 0 })).body).toEqual({ told: true, sequence: 1 });
    expect((await tell({ told: true, afterSequence: 0 })).body).toMatchObject({ code: 'moved-on' });
    expect(await people()).toMatchObject([{ told: true, toldBy: expect.stringContaining('director') }]);
    expect((await tell({ told: false, afterSequence: 1 })).status).toBe(200);
    expect(await people()).toMatchObject([{ told: false, toldBy: null, sequence: 2 }]);
  });

  it('is not for people who are not expected there', async () => {
    const [, other = ''] = world.ids.patients.north;
    const reply = await director.send('POST', `/api/board/sessions/${tuesday}/people/${other}/told`, {
      matter: 'cover',
      told: true,
      afterSequence: 0,
    });
    expect(reply.body).toMatchObject({ code: 'not-expected-there' });
  });
});

describe('a day turned virtual', () => {
  const north = () => world.ids.clinics.north;
  const look = async (day = '2026-11-17') =>
    (await director.get(`/api/board/virtual-day?clinicId=${north()}&day=${day}`)).body as {
      turned: { id: string; sessionIds: string[] } | null;
      sessions: { mode: string; staysBecause: string | null; lacking: { lacks: string[] }[] }[];
    };
  const turn = (day: string) =>
    director.send('POST', '/api/board/virtual-days', { clinicId: north(), day, because: 'Storm' });

  it('shows who lacks what first, turns every session in one action, and goes back in one', async () => {
    const before = await look();
    expect(before.sessions).toMatchObject([{ mode: 'in_person', staysBecause: null }]);
    expect(before.sessions[0]?.lacking[0]?.lacks).toContain('device-not-asked');
    const turned = await turn('2026-11-17');
    expect(turned.status, turned.text).toBe(200);
    expect(turned.body['turned']).toBe(1);
    const after = await look();
    expect(after.turned?.sessionIds).toEqual([tuesday]);
    expect(after.sessions).toMatchObject([{ mode: 'virtual', staysBecause: 'virtual' }]);
    expect((await turn('2026-11-17')).body).toMatchObject({ code: 'nothing-to-turn-virtual' });
    const path = `/api/board/virtual-days/${String(turned.body['virtualDayId'])}/take-back`;
    expect((await director.send('POST', path)).body).toEqual({ takenBack: 1 });
    expect((await director.send('POST', path)).body).toMatchObject({ code: 'virtual-day-not-found' });
    expect((await look()).sessions).toMatchObject([{ mode: 'in_person', staysBecause: null }]);
  });

  it('is refused for days that are over, and where nothing is left to turn', async () => {
    expect((await turn('2026-11-13')).body).toMatchObject({ code: 'change-in-the-past' });
    expect((await turn('2026-11-18')).body).toMatchObject({ code: 'nothing-to-turn-virtual' });
  });
});

describe('the printed rosters', () => {
  it('hold preferred names with an initial, a contact line, and no family name', async () => {
    const answer = await director.get(
      `/api/board/rosters?clinicId=${world.ids.clinics.north}&day=2026-11-17`,
    );
    expect(answer.status, answer.text).toBe(200);
    const [session] = answer.body['sessions'] as { people: { called: string }[] }[];
    expect(session?.people[0]?.called).toMatch(/ C\.$/);
    expect(answer.text).not.toContain('Canary');
    const { rows } = await world.owner.query<{ patient_ids: string[] }>(
      `SELECT patient_ids FROM audit_entries WHERE action = 'rosters.printed'`,
    );
    expect(rows[0]?.patient_ids).toEqual([world.ids.patients.north[0]]);
  });
});

describe('who may be away', () => {
  it('stands in the order of the alphabet, whatever accents and capitals a name has', async () => {
    const { counselor, supervisor } = world.ids.staff.north;
    const names = [
      [counselor, 'Ångström'],
      [supervisor, 'van den Heuvel'],
    ] as const;
    for (const [id, name] of names)
      await world.owner.query('UPDATE staff_members SET family_name = $1 WHERE id = $2', [name, id]);
    const caller = await world.as('director');
    const answer = await caller.get('/api/board/cover');
    const staff = (answer.body['staff'] as { familyName: string }[]).map((one) => one.familyName);
    expect(staff, answer.text).toContain('Ångström');
    expect(staff).toEqual(staff.toSorted(new Intl.Collator('en').compare));
  });
});
