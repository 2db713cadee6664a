// Contacts, who is responsible, and locks, over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let director: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  director = await world.as('director');
});
afterAll(() => world.close());

type Listed = { id: string };
const idsIn = (body: Record<string, unknown>) => (body['people'] as Listed[]).map((one) => one.id);
const looks = async (action: string, patientId: string) =>
  (
    await world.owner.query<{ staff_member_id: string; outcome: string }>(
      `SELECT staff_member_id, outcome FROM audit_entries WHERE action = $1 AND $2 = ANY (patient_ids) ORDER BY transaction_id`,
      [action, patientId],
    )
  ).rows;

describe('contacts', () => {
  const phone = {
    kind: 'phone',
    value: '(312) 555-0177',
    mayCall: true,
    maySay: 'name',
    bestTimes: 'After 5 pm',
  };

  it('are added, changed and ended, and none is ever lost', async () => {
    const [id = ''] = world.ids.patients.north;
    const added = await desk.send('POST', `/api/patients/${id}/contacts`, phone);
    expect(added.status, added.text).toBe(200);
    world.clock.moveTo('2026-11-16T15:31:00Z');
    const changed = await desk.send(
      'PUT',
      `/api/patients/${id}/contacts/${String(added.body['contactId'])}`,
      {
        ...phone,
        mayText: true,
      },
    );
    expect(changed.status, changed.text).toBe(200);
    const opened = (await desk.get(`/api/patients/${id}`)).body['contacts'];
    expect(opened).toMatchObject([
      { id: changed.body['contactId'], mayText: true, endedAt: null },
      {
        id: added.body['contactId'],
        mayText: false,
        endedAt: expect.stringMatching(/^2026-11-16/) as string,
      },
    ]);
    // And the person is found by the number, without it having been typed into the main field.
    expect(idsIn((await desk.get('/api/patients/search?words=3125550177')).body)).toEqual([id]);
    const again = await desk.send(
      'PUT',
      `/api/patients/${id}/contacts/${String(added.body['contactId'])}`,
      phone,
    );
    expect(again).toMatchObject({ status: 409, body: { code: 'contact-moved-on' } });
    await expect(
      world.owner.query(`UPDATE contacts SET ended_at = now() WHERE id = $1`, [added.body['contactId']]),
    ).rejects.toThrow(/stays as it is/);
    const ended = await desk.send(
      'POST',
      `/api/patients/${id}/contacts/${String(changed.body['contactId'])}/end`,
      {},
    );
    expect(ended.status, ended.text).toBe(200);
    expect(idsIn((await desk.get('/api/patients/search?words=3125550177')).body)).toEqual([]);
  });

  it.each([
    ['a relative without saying who', { ...phone, person: 'Rosa' }, 'relation'],
    [
      'a message where no call is allowed',
      { ...phone, mayCall: false, mayLeaveMessage: true },
      'mayLeaveMessage',
    ],
    ['a text to a mail address', { kind: 'email', value: 'a@b.org', mayText: true }, 'kind'],
    ['a phone number of three digits', { ...phone, value: '911' }, 'value'],
    ['a mail address that is none', { kind: 'email', value: 'nobody', mayMail: true }, 'value'],
  ])('refuse %s', async (_what, contact, field) => {
    const refused = await desk.send('POST', `/api/patients/${world.ids.patients.north[0]}/contacts`, contact);
    expect(refused.status).toBe(400);
    expect((refused.body['fields'] as { field: string }[]).map((one) => one.field)).toContain(field);
  });

  it('are not for another clinic', async () => {
    const refused = await desk.send('POST', `/api/patients/${world.ids.patients.south[0]}/contacts`, phone);
    expect(refused).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('the primary counselor', () => {
  it('is changed with one action, opens the record, and the history stays', async () => {
    const id = world.ids.patients.north[1] ?? '';
    const { counselor, nurse } = world.ids.staff.north;
    const caller = await world.as('counselor');
    expect((await caller.get(`/api/patients/${id}`)).status).toBe(404);
    const to = (staffMemberId: string | null, by = director) =>
      by.send('POST', `/api/patients/${id}/counselor`, { clinicId: world.ids.clinics.north, staffMemberId });
    expect((await to(counselor)).status).toBe(200);
    expect((await caller.get(`/api/patients/${id}`)).status).toBe(200);
    expect(idsIn((await director.get(`/api/patients?counselor=${counselor}`)).body)).toEqual([id]);
    world.clock.moveTo('2026-11-18T15:31:00Z');
    const later = await world.as('director');
    expect((await to(nurse, later)).status).toBe(200);
    expect((await (await world.as('counselor')).get(`/api/patients/${id}`)).status).toBe(404);
    const relations = (await later.get(`/api/patients/${id}`)).body['careRelations'] as { kind: string }[];
    expect(relations.filter((one) => one.kind === 'caseload')).toMatchObject([
      { staffMemberId: counselor, startsOn: '2026-11-16', endsOn: '2026-11-17' },
      { staffMemberId: nurse, startsOn: '2026-11-18', endsOn: null },
    ]);
    const listed = (await later.get('/api/patients')).body['people'] as {
      id: string;
      counselor: string | null;
    }[];
    expect(listed.find((one) => one.id === id)?.counselor).toBe('Sam nurse');
    expect((await to(null, later)).status).toBe(200);
    world.clock.moveTo('2026-11-16T15:32:00Z');
  });

  it('is somebody of the clinic, chosen by a supervisor or director', async () => {
    const id = world.ids.patients.north[2] ?? '';
    const path = `/api/patients/${id}/counselor`;
    const body = { clinicId: world.ids.clinics.north, staffMemberId: world.ids.staff.south.counselor };
    expect((await director.send('POST', path, body)).body['code']).toBe('not-responsible-there');
    const biller = { ...body, staffMemberId: world.ids.staff.north.biller };
    expect((await director.send('POST', path, biller)).body['code']).toBe('not-responsible-there');
    expect(
      (await director.send('POST', path, { ...body, clinicId: world.ids.clinics.south })).body['code'],
    ).toBe('clinic-not-yours');
    expect((await desk.send('POST', path, body)).status).toBe(403);
  });
});

describe('a locked record', () => {
  it('is there for nobody but those on its list and the privacy officer, and every refusal is kept', async () => {
    const id = world.ids.patients.north[3] ?? '';
    const locked = await director.send('POST', `/api/patients/${id}/lock`, {
      kind: 'staff',
      because: 'Works at our desk',
    });
    expect(locked.status, locked.text).toBe(200);
    const officer = await world.as('privacy_officer');
    for (const caller of [director, officer]) {
      expect((await caller.get(`/api/patients/${id}`)).body).toMatchObject({ id, locked: true });
      expect(idsIn((await caller.get('/api/patients/search?words=dmitri')).body)).toContain(id);
    }
    for (const role of ['front_desk', 'nurse', 'supervisor', 'biller', 'administrator'] as const) {
      const caller = await world.as(role);
      expect(idsIn((await caller.get('/api/patients/search?words=dmitri')).body), role).toEqual([]);
      expect(idsIn((await caller.get('/api/patients')).body), role).not.toContain(id);
      const notMine = await caller.get(`/api/patients/${id}/chart`);
      const notThere = await caller.get('/api/patients/00000000-0000-7000-8000-000000000000/chart');
      expect({ ...notMine.body, requestId: '' }).toEqual({ ...notThere.body, requestId: '' });
      expect(notMine.status).toBe(404);
      const refusals = (await looks('chart.opened', id)).filter((row) => row.outcome === 'not-found');
      const asked =
        role === 'administrator' ? world.ids.staff.north.administrator : world.ids.staff.north[role];
      expect(refusals.map((row) => row.staff_member_id)).toContain(asked);
      expect(
        (await caller.send('PATCH', `/api/patients/${id}`, { version: 1, familyName: 'X' })).status,
      ).toBeGreaterThanOrEqual(403);
    }
  });

  it('opens to who is added, shuts again to who is taken off, and to all when unlocked', async () => {
    const id = world.ids.patients.north[3] ?? '';
    const { nurse } = world.ids.staff.north;
    const caller = await world.as('nurse');
    expect(
      (await director.send('POST', `/api/patients/${id}/lock`, { kind: 'other', because: 'x' })).body['code'],
    ).toBe('locked-already');
    expect(
      (await director.send('POST', `/api/patients/${id}/lock-list`, { staffMemberId: nurse })).status,
    ).toBe(200);
    expect((await caller.get(`/api/patients/${id}`)).status).toBe(200);
    expect((await director.get(`/api/patients/${id}/lock`)).body).toMatchObject({
      lock: { kind: 'staff', because: 'Works at our desk', lockedBy: 'Sam director' },
      list: [{ name: 'Sam director' }, { name: 'Sam nurse' }],
    });
    expect(
      (await director.send('POST', `/api/patients/${id}/lock-list/end`, { staffMemberId: nurse })).status,
    ).toBe(200);
    expect((await caller.get(`/api/patients/${id}`)).status).toBe(404);
    // A place on the list is no reason of its own: somebody of another clinic still finds nobody.
    expect(
      (await director.send('POST', `/api/patients/${id}/unlock`, { because: 'No longer works here' })).status,
    ).toBe(200);
    expect((await caller.get(`/api/patients/${id}`)).body).toMatchObject({ locked: false });
    expect(
      (await director.send('POST', `/api/patients/${id}/unlock`, { because: 'again' })).body['code'],
    ).toBe('not-locked');
    const { rows } = await world.owner.query(
      `SELECT count(*)::int AS kept FROM record_locks WHERE patient_id = $1`,
      [id],
    );
    expect(rows[0]).toEqual({ kept: 1 });
  });

  it('is for directors and the privacy officer to lock', async () => {
    const path = `/api/patients/${world.ids.patients.north[5]}/lock`;
    for (const role of ['counselor', 'front_desk', 'supervisor', 'administrator'] as const) {
      expect(
        (await (await world.as(role)).send('POST', path, { kind: 'staff', because: 'x' })).status,
        role,
      ).toBe(403);
    }
  });
});
