// Who may sign which notes, and what becomes of a note that was signed on the wrong person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

describe('signing', () => {
  let world: TestWorld;
  let lead: Caller;
  let second: Caller;
  let secondId = '';
  let path = '';
  let people: string[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    people = world.ids.patients.north.slice(0, 4);
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    secondId = await anotherCounselor();
    await joins(secondId, 'second', world.ids.sessionIds[0]);
    lead = await world.as('counselor');
    second = await world.asStaffMember(secondId);
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    await lead.send('POST', `${path}/attendance/everyone`);
    await draft(null, 'Saying no, in pairs.');
    for (const [at, patientId] of people.entries()) await draft(patientId, `Own words, number ${at}.`);
  });
  afterAll(() => world.close());

  async function anotherCounselor(): Promise<string> {
    const id = newId();
    const { organizationId, clinics } = world.ids;
    await world.owner.query(
      `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, 'Lee', 'Second', '2024-01-01')`,
      [organizationId, id],
    );
    await world.owner.query(
      `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, $2, $3, 'counselor', $4, '2024-01-01')`,
      [organizationId, newId(), id, clinics.north],
    );
    return id;
  }
  const joins = (staffMemberId: string, part: string, sessionId: string | undefined) =>
    world.owner.query(
      `INSERT INTO session_staff (organization_id, id, clinic_id, session_id, staff_member_id, part, assigned_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        world.ids.organizationId,
        newId(),
        world.ids.clinics.north,
        sessionId,
        staffMemberId,
        part,
        world.clock.now(),
      ],
    );
  const draft = (patientId: string | null, words: string, revision = 0) =>
    lead.send('PUT', `${path}/drafts`, { patientId, words, revision });
  const sign = (who: Caller, at: readonly number[], more: { mark?: number } = {}) =>
    who.send('POST', `${path}/signatures`, {
      sharedRevision: 1,
      people: at.map((place) => ({ patientId: people[place], revision: 1, ...more })),
    });
  const notesNow = async (who = lead) =>
    (await who.get(`${path}/notes`)).body['people'] as {
      patientId: string;
      writerId: string | null;
      divided: number;
      inError: boolean;
      note: { id: string; signedAs: string; ownWords: string } | null;
    }[];
  const noteOf = async (place: number) =>
    (await notesNow()).find((person) => person.patientId === people[place])?.note;

  it('asks for the PIN, and stands for five minutes once it was given', async () => {
    await world.owner.query('UPDATE sign_ins SET signing_proved_at = NULL');
    expect(await sign(lead, [0])).toMatchObject({ status: 403, body: { code: 'signing-proof-needed' } });
    const { rows } = await world.owner.query('SELECT count(*)::int AS notes FROM notes');
    expect(rows).toEqual([{ notes: 0 }]);
    expect(
      (await lead.send('POST', '/api/staff/signing-proof', { proof: { way: 'pin', pin: '2468' } })).body,
    ).toMatchObject({
      code: 'pin-not-set',
    });
    await world.owner.query('UPDATE sign_ins SET signing_proved_at = $1', [world.clock.now()]);
    world.clock.moveTo('2026-11-16T15:35:00Z');
    expect((await sign(lead, [0])).body).toMatchObject({ code: 'signing-proof-needed' });
    world.clock.moveTo('2026-11-16T15:34:59Z');
  });

  it('lets a fictional person of the demonstration sign with the PIN that its screen shows', async () => {
    const persona = await world.as('counselor');
    await world.owner.query('UPDATE sign_ins SET signing_proved_at = NULL, demonstration = true');
    const give = (pin: string) =>
      persona.send('POST', '/api/staff/signing-proof', { proof: { way: 'pin', pin } });
    expect((await give('1357')).body).toMatchObject({ code: 'pin-refused', facts: { left: 4 } });
    expect((await give('2468')).status).toBe(200);
    // A lock ends it.
    await persona.send('POST', '/api/staff/lock');
    await world.owner.query('UPDATE sign_ins SET locked_at = NULL, demonstration = false');
    expect((await sign(persona, [0])).body).toMatchObject({ code: 'signing-proof-needed' });
    await world.owner.query('UPDATE sign_ins SET signing_proved_at = $1', [world.clock.now()]);
  });

  it('lets each of two facilitators sign only their own, and one take over what the other had', async () => {
    const divide = (who: Caller, place: number, to: { writerId: string | null; after: number }) =>
      who.send('POST', `${path}/note-writers`, { people: [{ patientId: people[place], ...to }] });
    expect((await divide(lead, 0, { writerId: secondId, after: 0 })).status).toBe(200);
    expect(await sign(lead, [0, 1])).toMatchObject({
      status: 403,
      body: { code: 'not-your-note', facts: { patientId: people[0] } },
    });
    expect(
      (await divide(lead, 1, { writerId: world.ids.staff.north.supervisor, after: 0 })).body,
    ).toMatchObject({
      code: 'writer-does-not-lead',
    });
    expect((await divide(second, 0, { writerId: null, after: 0 })).body).toMatchObject({ code: 'moved-on' });
    expect(await sign(second, [0])).toMatchObject({ status: 200, body: { signed: 1 } });
    expect((await notesNow()).find((person) => person.patientId === people[0])).toMatchObject({
      writerId: secondId,
      divided: 1,
      note: { signedAs: 'facilitator' },
    });
    expect((await divide(lead, 0, { writerId: null, after: 1 })).body).toMatchObject({
      code: 'already-signed',
    });
  });

  it('holds in the database as well: nobody signs what another writes', async () => {
    const { organizationId, clinics, sessionIds } = world.ids;
    await lead.send('POST', `${path}/note-writers`, {
      people: [{ patientId: people[3], writerId: secondId, after: 0 }],
    });
    const signatureId = newId();
    await world.owner.query('BEGIN');
    await world.owner.query(
      `INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signed_at) VALUES ($1, $2, $3, $4, $5, 'Sam', now())`,
      [organizationId, signatureId, clinics.north, sessionIds[0], world.ids.staff.north.counselor],
    );
    await expect(
      world.owner.query(
        `INSERT INTO notes (organization_id, id, clinic_id, session_id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes, treatment_minutes, shared_words, own_words, content_sha256)
         VALUES ($1, $2, $3, $4, $5, $6, '2026-11-16', 'Morning group', 'present', 0, 0, '', '', '\\x00')`,
        [organizationId, newId(), clinics.north, sessionIds[0], people[3], signatureId],
      ),
    ).rejects.toMatchObject({ constraint: 'notes_signed_by_their_writer' });
    await world.owner.query('ROLLBACK');
  });

  it('signs nothing whose minutes changed after the signer saw them', async () => {
    expect((await sign(lead, [1], { mark: 0 })).body).toMatchObject({ code: 'not-seen' });
    expect((await sign(lead, [1], { mark: 1 })).status).toBe(200);
  });

  it('says of a substitute that they stood in', async () => {
    const substitute = await anotherCounselor();
    await joins(substitute, 'leader', world.ids.sessionIds[0]);
    const standIn = await world.asStaffMember(substitute);
    expect((await sign(standIn, [2])).status).toBe(200);
    expect((await noteOf(2))?.signedAs).toBe('substitute');
  });

  it('takes a note on the wrong person out of lists, keeps it for the privacy officer, and lets it be written anew', async () => {
    const wrong = await noteOf(1);
    const enter = (who: Caller, reason: string) =>
      who.send('POST', `/api/notes/${wrong?.id}/error`, { reason });
    expect(await enter(lead, ' ')).toMatchObject({ status: 400, body: { fields: [{ field: 'reason' }] } });
    expect((await enter(second, 'Not mine')).body).toMatchObject({ code: 'not-your-signature' });
    expect((await enter(lead, 'These words were about somebody else')).status).toBe(200);
    expect((await enter(lead, 'Again')).status).toBe(404);
    expect((await lead.get(`/api/notes/${wrong?.id}`)).status).toBe(404);
    expect((await lead.get(`/api/patients/${people[1]}/notes`)).body['notes']).toEqual([]);
    const chart = await (await world.as('supervisor')).get(`/api/patients/${people[1]}/chart`);
    expect(chart.body['notes']).toEqual([]);
    expect((await notesNow()).find((person) => person.patientId === people[1])).toMatchObject({
      note: null,
      inError: true,
    });

    const officer = await world.as('privacy_officer');
    expect((await officer.get(`/api/patients/${people[1]}/notes-in-error`)).body['notes']).toMatchObject([
      { id: wrong?.id, ownWords: 'Own words, number 1.', reason: 'These words were about somebody else' },
    ]);
    expect((await lead.get(`/api/patients/${people[1]}/notes-in-error`)).status).toBe(403);
    expect((await officer.get('/api/notes-in-error')).body).toMatchObject({
      notes: [{ noteId: wrong?.id, patientId: people[1], markerName: 'Sam counselor', isReplaced: false }],
      before: null,
    });
    expect((await officer.get(`/api/notes-in-error?before=${wrong?.id}`)).body['notes']).toEqual([]);
    expect((await lead.get('/api/notes-in-error')).status).toBe(403);

    expect((await draft(people[1] ?? '', 'What was really said.', 1)).status).toBe(200);
    const again = { sharedRevision: 1, people: [{ patientId: people[1], revision: 2 }] };
    expect((await lead.send('POST', `${path}/signatures`, again)).status).toBe(200);
    expect((await noteOf(1))?.ownWords).toBe('What was really said.');
    expect((await lead.send('POST', `${path}/signatures`, again)).body).toMatchObject({
      code: 'already-signed',
    });
  });
});
