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
  elsewhere: (Candidate & { clinicName: string; miles: number })[];
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
    expect((await assign(supervisor)).body).toMatchObject({ code: 'not-free-then' });
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
    expect((await assign(supervisor)).body).toMatchObject({ code: 'not-free-then' });
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

describe('the day of whoever runs the house', () => {
  it('names who is away and not covered, who starts, and how full the day is', async () => {
    const day = async (on: string) => (await director.get(`/api/board/house-day?day=${on}`)).body;
    expect(await day('2026-11-16')).toMatchObject({
      uncovered: [],
      starts: [{ groupName: 'Morning group', people: 1 }],
      sessions: 1,
      seats: 1,
    });
    expect(await day('2026-11-17')).toMatchObject({ starts: [], covered: 0 });
    const path = `/api/staff/members/${sick()}/absences`;
    const span = { startsOn: '2026-11-17', endsOn: '2026-11-17', startsAt: null, endsAt: null, kind: 'sick' };
    const away = await director.send('POST', path, span);
    expect(away.status, away.text).toBe(200);
    expect((await day('2026-11-17'))['uncovered']).toMatchObject([
      { sessionId: tuesday, staffMemberId: sick(), name: 'Sam counselor' },
    ]);
    const made = await assign(world.ids.staff.north.supervisor);
    expect(await day('2026-11-17')).toMatchObject({ uncovered: [], covered: 1 });
    await director.send('POST', `${path}/${String(away.body['absenceId'])}/withdraw`, {});
    await director.send(
      'POST',
      `/api/groups/${world.ids.groupId}/changes/${String(made.body['changeId'])}/take-back`,
    );
    expect(await day('2026-11-17')).toMatchObject({ uncovered: [], covered: 0 });
  });
});

describe('somebody of another clinic', () => {
  const helper = () => world.ids.staff.south.counselor;
  const lent = async () =>
    (
      await world.owner.query<{ starts_on: string; ends_on: string }>(
        `SELECT r.starts_on::text, r.ends_on::text FROM lendings l JOIN role_assignments r ON r.id = l.role_assignment_id WHERE l.staff_member_id = $1`,
        [helper()],
      )
    ).rows;
  const lend = (staffMemberId: string) =>
    director.send('POST', '/api/board/cover', {
      sessionId: tuesday,
      staffMemberId,
      insteadOfId: sick(),
      because: 'Sick',
      lend: true,
    });

  it('is offered where they may lead and are free, works here for the days around the date, and no longer', async () => {
    const { organizationId } = world.ids;
    const clinicId = newId();
    await world.owner.query(
      `INSERT INTO clinics (organization_id, id, name, state, time_zone, street, city, postal_code, programs)
       SELECT organization_id, $2, 'West', state, time_zone, street, city, '60302', programs FROM clinics WHERE organization_id = $1 AND id = $3`,
      [organizationId, clinicId, world.ids.clinics.north],
    );
    expect((await cover())[0]?.elsewhere).toEqual([]);
    const works = (who: string, role: string, at: string) =>
      world.owner.query(
        `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, $2, $3, $4, $5, '2026-01-01')`,
        [organizationId, newId(), who, role, at],
      );
    for (const role of ['counselor', 'front_desk'] as const)
      await works(world.ids.staff.south[role], role, clinicId);
    // Without a credential of this state they are not offered.
    expect((await cover())[0]?.elsewhere).toEqual([]);
    await world.owner.query(
      `INSERT INTO credentials (organization_id, id, staff_member_id, state, title, starts_on) VALUES ($1, $2, $3, 'IL', 'CADC', '2026-01-01')`,
      [organizationId, newId(), helper()],
    );
    expect((await cover())[0]?.elsewhere).toMatchObject([
      { id: helper(), standing: 'can', clinicName: 'West', miles: expect.any(Number) },
    ]);

    expect((await assign(helper())).body).toMatchObject({ code: 'facilitator-not-found' });
    expect((await lend(world.ids.staff.south.front_desk)).body).toMatchObject({ code: 'leads-nowhere-else' });
    const asHelper = await world.asStaffMember(helper());
    expect((await asHelper.get(`/api/sessions/${tuesday}`)).status).toBe(404);
    const made = await lend(helper());
    expect(made.status, made.text).toBe(200);
    expect(await lent()).toEqual([{ starts_on: '2026-11-16', ends_on: '2026-12-01' }]);
    expect((await asHelper.get(`/api/sessions/${tuesday}`)).status).toBe(200);

    // Whoever runs the clinic they come from is told: where, when, and whom to ask; who runs this one lends them.
    const lending = await world.as('director', 'south');
    const lentOut = async (who: Caller) => (await who.get('/api/board/house-day')).body['lentOut'];
    expect(await lentOut(lending)).toMatchObject([
      {
        staffMemberId: helper(),
        clinicName: 'north',
        lentBy: expect.stringContaining('director'),
        cover: null,
      },
    ]);
    expect(await lentOut(director)).toEqual([]);
    // Who runs both takes it back by the change that lent them.
    await works(world.ids.staff.south.director, 'director', world.ids.clinics.north);
    const ofBoth = await world.as('director', 'south');
    const byChange = { groupId: world.ids.groupId, changeId: made.body['changeId'], awayId: sick() };
    expect(await lentOut(ofBoth)).toMatchObject([{ cover: byChange }]);

    // With the cover their work here ends.
    const back = await director.send(
      'POST',
      `/api/groups/${world.ids.groupId}/changes/${String(made.body['changeId'])}/take-back`,
    );
    expect(back.status, back.text).toBe(200);
    expect(await lent()).toEqual([{ starts_on: '2026-11-16', ends_on: '2026-11-15' }]);
    expect(await lentOut(lending)).toEqual([]);
    expect((await asHelper.get(`/api/sessions/${tuesday}`)).status).toBe(404);
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
    // Of one person alone, whose record alone is looked at.
    const path = `/api/board/sessions/${tuesday}/people?matter=cover&patientId=`;
    const one = await director.get(`${path}${before?.patientId}`);
    expect(one.body['people']).toMatchObject([{ patientId: before?.patientId, sequence: 2 }]);
    expect((await director.get(`${path}${world.ids.patients.north[1]}`)).body['people']).toEqual([]);
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
    (await director.get(`/api/board/virtual-day?clinics=${north()}&day=${day}`)).body as {
      turned: { id: string; sessionIds: string[] }[];
      sessions: { mode: string; staysBecause: string | null; lacking: { lacks: string[] }[] }[];
    };
  const turn = (day: string) =>
    director.send('POST', '/api/board/virtual-days', { clinicIds: [north()], day, because: 'Storm' });

  it('shows who lacks what first, turns every session in one action, and goes back in one', async () => {
    const before = await look();
    expect(before.sessions).toMatchObject([{ mode: 'in_person', staysBecause: null }]);
    expect(before.sessions[0]?.lacking[0]?.lacks).toContain('device-not-asked');
    const turned = await turn('2026-11-17');
    expect(turned.status, turned.text).toBe(200);
    expect(turned.body['turned']).toBe(1);
    const after = await look();
    expect(after.turned[0]?.sessionIds).toEqual([tuesday]);
    expect(after.sessions).toMatchObject([{ mode: 'virtual', staysBecause: 'virtual' }]);
    expect((await turn('2026-11-17')).body).toMatchObject({ code: 'nothing-to-turn-virtual' });
    const back = () =>
      director.send('POST', '/api/board/virtual-days/take-back', {
        virtualDayIds: turned.body['virtualDayIds'],
      });
    expect((await back()).body).toEqual({ takenBack: 1 });
    expect((await back()).body).toMatchObject({ code: 'virtual-day-not-found' });
    expect((await look()).sessions).toMatchObject([{ mode: 'in_person', staysBecause: null }]);
  });

  it('is of every clinic that a storm reaches, in one action for those in reach, or of none', async () => {
    const { organizationId, clinics, groupId } = world.ids;
    const day = '2026-11-17';
    const both = [clinics.north, clinics.south];
    const storm = { clinicIds: both, day, because: 'Storm' };
    // The south is not the director’s: nothing is turned anywhere.
    expect((await director.send('POST', '/api/board/virtual-days', storm)).status).toBe(404);
    expect((await look()).sessions).toMatchObject([{ mode: 'in_person' }]);

    await world.owner.query(
      `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, $2, $3, 'director', $4, '2026-01-01')`,
      [organizationId, newId(), world.ids.staff.north.director, clinics.south],
    );
    const made = await director.send('POST', '/api/groups', {
      clinicId: clinics.south,
      name: 'Southern mornings',
      program: 'substance_use',
      kind: 'counseling',
      mode: 'in_person',
      roomId: world.ids.rooms.south,
      facilitatorId: world.ids.staff.south.counselor,
      startsOn: '2026-11-16',
      days: [
        {
          weekday: 2,
          startsAt: '10:00',
          endsAt: '13:00',
        },
      ],
    });
    expect(made.status, made.text).toBe(200);
    const turned = await director.send('POST', '/api/board/virtual-days', storm);
    expect(turned.body, turned.text).toMatchObject({ turned: 2 });
    const answer = await director.get(`/api/board/virtual-day?clinics=${both.join(',')}&day=${day}`);
    const sessions = answer.body['sessions'] as { groupId: string; mode: string }[];
    expect(new Set(sessions.map((one) => one.groupId))).toEqual(new Set([groupId, made.body['groupId']]));
    expect(new Set(sessions.map((one) => one.mode))).toEqual(new Set(['virtual']));
    const back = await director.send('POST', '/api/board/virtual-days/take-back', {
      virtualDayIds: turned.body['virtualDayIds'],
    });
    expect(back.body, back.text).toEqual({ takenBack: 2 });
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
