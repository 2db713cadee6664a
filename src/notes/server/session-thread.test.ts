// The thread of the main job by HTTP: the counselor opens the session, marks people, writes, signs, amends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

describe('a session from arrivals to signed notes', () => {
  let world: TestWorld;
  let counselor: Caller;
  let sessionPath: string;
  const people: string[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    for (const patientId of world.ids.patients.north.slice(0, 12)) {
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
      people.push(patientId);
    }
    counselor = await world.as('counselor');
    sessionPath = `/api/sessions/${world.ids.sessionIds[0]}`;
  });
  afterAll(() => world.close());

  const mark = (patientId: string | undefined, status: string, after: number) =>
    counselor.send('POST', `${sessionPath}/attendance`, { marks: [{ patientId, status, after }] });
  const draft = (patientId: string | null | undefined, words: string, revision = 0) =>
    counselor.send('PUT', `${sessionPath}/drafts`, { patientId, words, revision });
  const sign = (who: { patientId: string; revision: number }[]) =>
    counselor.send('POST', `${sessionPath}/signatures`, { sharedRevision: 1, people: who });

  it('shows the day with this session as the counselor’s own', async () => {
    const board = await counselor.get('/api/sessions?day=2026-11-16');
    expect(board.body['sessions']).toMatchObject([
      { groupName: 'Morning group', seats: 12, there: 0, mine: true },
    ]);
  });

  it('marks everybody present in one go, then one late and one absent', async () => {
    expect((await counselor.send('POST', `${sessionPath}/attendance/everyone`)).body).toEqual({ marked: 12 });
    world.clock.moveTo('2026-11-16T16:25:00Z');
    // The screen was locked meanwhile.
    counselor = await world.as('counselor');
    expect((await mark(people[0], 'late', 1)).status).toBe(200);
    expect((await mark(people[1], 'absent', 1)).status).toBe(200);
    const opened = await counselor.get(sessionPath);
    const rows = opened.body['people'] as {
      patientId: string;
      status: string;
      clockMinutes: number;
      treatmentMinutes: number;
    }[];
    expect(rows.find((row) => row.patientId === people[0])).toMatchObject({
      status: 'late',
      clockMinutes: 155,
      treatmentMinutes: 125,
    });
    expect(rows.find((row) => row.patientId === people[1])).toMatchObject({
      status: 'absent',
      clockMinutes: 0,
    });
    expect(rows.find((row) => row.patientId === people[2])).toMatchObject({
      status: 'present',
      clockMinutes: 180,
      treatmentMinutes: 150,
    });
  });

  it('refuses a mark that did not see the newest one', async () => {
    const late = await mark(people[0], 'absent', 1);
    expect(late).toMatchObject({ status: 409, body: { code: 'moved-on' } });
  });

  it('keeps both texts when two write one part', async () => {
    expect((await draft(null, 'Triggers and early signs.')).body['revision']).toBe(1);
    const second = await draft(null, 'Something else.');
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'draft-moved-on', facts: { theirWords: 'Triggers and early signs.', theirRevision: 1 } },
    });
  });

  it('refuses to sign while somebody’s own words are missing, and signs nothing', async () => {
    for (const [index, patientId] of people.entries())
      if (index > 2) await draft(patientId, `Spoke about week ${index}.`);
    await draft(people[0], 'Came late after work; named two triggers.');
    const signed = await sign(
      people.map((patientId, index) => ({ patientId, revision: index === 1 || index === 2 ? 0 : 1 })),
    );
    expect(signed.body).toMatchObject({ code: 'words-missing', facts: { patientId: people[2] } });
    const { rows } = await world.owner.query('SELECT count(*)::int AS notes FROM notes');
    expect(rows).toEqual([{ notes: 0 }]);
  });

  it('signs all twelve in one action, freezing words, minutes, name and credential', async () => {
    await draft(people[2], 'Listened, chose not to share.');
    const signed = await sign(
      people.map((patientId, index) => ({ patientId, revision: index === 1 ? 0 : 1 })),
    );
    expect(signed).toMatchObject({ status: 200, body: { signed: 12 } });
    const notes = await counselor.get(`${sessionPath}/notes`);
    const rows = notes.body['people'] as { patientId: string; note: Record<string, unknown> }[];
    expect(rows.find((row) => row.patientId === people[0])?.note).toMatchObject({
      attendance: 'late',
      treatmentMinutes: 125,
      sharedWords: 'Triggers and early signs.',
      ownWords: 'Came late after work; named two triggers.',
      signerName: 'Sam counselor',
      signerCredential: 'CADC',
    });
    expect(rows.find((row) => row.patientId === people[1])?.note).toMatchObject({
      attendance: 'absent',
      sharedWords: '',
      clockMinutes: 0,
    });
  });

  it('refuses a second signature and a change of what is signed', async () => {
    expect((await sign([{ patientId: people[0] ?? '', revision: 1 }])).body['code']).toBe('already-signed');
    expect((await draft(people[0], 'Something else', 1)).body['code']).toBe('already-signed');
  });

  it('adds an amendment beside the note, with author, time and reason', async () => {
    const notes = await counselor.get(`${sessionPath}/notes`);
    const noteId = (notes.body['people'] as { note: { id: string } }[])[0]?.note.id;
    const amended = await counselor.send('POST', `/api/notes/${noteId}/amendments`, {
      words: 'Also spoke about sleep.',
      reason: 'Left out',
    });
    expect(amended.status).toBe(200);
    const note = await counselor.get(`/api/notes/${noteId}`);
    expect(note.body['amendments']).toMatchObject([
      { words: 'Also spoke about sleep.', reason: 'Left out', writerName: 'Sam counselor' },
    ]);
  });

  it('shows none of it to the other clinic, and says the same as for what is not there', async () => {
    const other = await world.as('counselor', 'south');
    for (const path of [sessionPath, `${sessionPath}/notes`])
      expect((await other.get(path)).status).toBe(404);
    const absent = await other.get('/api/sessions/01900000-0000-7000-8000-000000000000');
    const foreign = await other.get(sessionPath);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
  });

  it('has an audit entry for each look and change, refused ones too', async () => {
    const { rows } = await world.owner.query<{ action: string; outcome: string }>(
      'SELECT action, outcome FROM audit_entries',
    );
    const seen = new Set(rows.map((row) => `${row.action} ${row.outcome}`));
    for (const entry of [
      'seat.given allowed',
      'session.opened allowed',
      'attendance.recorded moved-on',
      'notes.signed allowed',
      'notes.signed words-missing',
      'note.amended allowed',
      'session.opened session-not-found',
    ])
      expect(seen, entry).toContain(entry);
  });
});
