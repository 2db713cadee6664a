// What is looked at before a signature: names of other members stop it, near copies are a hint, and the last notes
// stand beside the words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

type Person = { patientId: string; givenName: string; familyName: string };

describe('before the notes of a session are signed', () => {
  let world: TestWorld;
  let counselor: Caller;
  let people: Person[] = [];
  const sessionPath = (at: number) => `/api/sessions/${world.ids.sessionIds[at]}`;

  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    for (const patientId of world.ids.patients.north.slice(0, 4))
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    counselor = await world.as('counselor');
    await counselor.send('POST', `${sessionPath(0)}/attendance/everyone`);
    people = (await counselor.get(sessionPath(0))).body['people'] as Person[];
  });
  afterAll(() => world.close());

  const at = (index: number): Person => people[index] ?? { patientId: '', givenName: '', familyName: '' };
  const draft = (patientId: string | null, words: string, revision: number) =>
    counselor.send('PUT', `${sessionPath(0)}/drafts`, { patientId, words, revision });
  const sign = (revisions: readonly number[], sharedRevision: number) =>
    counselor.send('POST', `${sessionPath(0)}/signatures`, {
      sharedRevision,
      people: people.map((person, index) => ({
        patientId: person.patientId,
        revision: revisions[index] ?? 0,
      })),
    });
  const dismiss = (patientId: string | null, name: string, who = counselor) =>
    who.send('POST', `${sessionPath(0)}/dismissed-names`, { patientId, name });

  const own = [
    'Spoke about nights without sleep and will ask the prescriber on Thursday.',
    'Set a boundary with a roommate who drinks at home; it went better than feared.',
    'Set a boundary with a roommate who drinks at home, and it went better than feared!',
    'Listened, chose not to share.',
  ];

  it('stops at a name of another member, in an own part and in the shared one, and signs nothing', async () => {
    await draft(null, `Triggers. ${at(0).givenName} began the round.`, 0);
    for (const [index, words] of own.entries()) await draft(at(index).patientId, words, 0);
    expect((await sign([1, 1, 1, 1], 1)).body).toMatchObject({ code: 'names-somebody' });
    await draft(null, 'Triggers. A group member began the round.', 1);
    await draft(at(0).patientId, `${own[0]} Her sister ${at(1).givenName.toUpperCase()} helps.`, 1);
    const stopped = await sign([2, 1, 1, 1], 2);
    expect(stopped).toMatchObject({
      status: 422,
      body: { code: 'names-somebody', facts: { patientId: at(0).patientId } },
    });
    const { rows } = await world.owner.query('SELECT count(*)::int AS notes FROM notes');
    expect(rows).toEqual([{ notes: 0 }]);
  });

  it('stops at a guest of that date and at who comes on other weekdays, and tells the screen of guests', async () => {
    const desk = await world.as('front_desk');
    const guest = await desk.send('POST', `${sessionPath(0)}/guests`, {
      kind: 'family',
      name: 'Rosamund Vega, sister of a friend',
    });
    expect(guest.status, guest.text).toBe(200);
    const elsewhere = world.ids.patients.north[5] ?? '';
    await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
      patientId: elsewhere,
      startsOn: '2026-11-16',
      because: 'Start',
      weekdays: [4],
    });
    await world.owner.query(`UPDATE patients SET family_name = 'Quincannon' WHERE id = $1`, [elsewhere]);
    expect((await counselor.get(`${sessionPath(0)}/notes`)).body['guests']).toEqual([
      'Rosamund Vega, sister of a friend',
    ]);
    const signIt = (revision: number) =>
      counselor.send('POST', `${sessionPath(0)}/signatures`, {
        sharedRevision: 2,
        people: [{ patientId: at(2).patientId, revision }],
      });
    await draft(at(2).patientId, `${own[2]} As Rosamund said of a friend.`, 1);
    expect((await signIt(2)).body).toMatchObject({
      code: 'names-somebody',
      facts: { name: 'Rosamund', isGuest: true, patientId: at(2).patientId },
    });
    await draft(at(2).patientId, `${own[2]} As Quincannon did on Thursday.`, 2);
    expect((await signIt(3)).body).toMatchObject({
      code: 'names-somebody',
      facts: { name: 'Quincannon', isGuest: false },
    });
    await draft(at(2).patientId, own[2] ?? '', 3);
  });

  it('stops at a name in the goal a note worked on, until the note names another goal', async () => {
    // Said to mean somebody else when it was set, for that goal alone: a note that works on it asks again.
    const setGoal = async (words: string) => {
      const body = { words, dismissed: [at(0).givenName] };
      const set = await counselor.send('POST', `/api/patients/${at(1).patientId}/goals`, body);
      return String(set.body['goalId']);
    };
    const work = (goalId: string, revision: number) =>
      counselor.send('PUT', `${sessionPath(0)}/drafts`, {
        patientId: at(1).patientId,
        words: own[1],
        goalId,
        revision,
      });
    const signIt = (revision: number) =>
      counselor.send('POST', `${sessionPath(0)}/signatures`, {
        sharedRevision: 2,
        people: [{ patientId: at(1).patientId, revision }],
      });
    await work(await setGoal(`Call ${at(0).givenName} before using`), 1);
    expect(await signIt(2)).toMatchObject({
      status: 422,
      body: {
        code: 'names-somebody',
        facts: { name: at(0).givenName, field: 'goal', patientId: at(1).patientId },
      },
    });
    // The screen finds it before that: it is told the words.
    const notes = (await counselor.get(`${sessionPath(0)}/notes`)).body['people'] as {
      patientId: string;
      goalWords: string;
    }[];
    expect(notes.find((one) => one.patientId === at(1).patientId)?.goalWords).toBe(
      `Call ${at(0).givenName} before using`,
    );
    await work(await setGoal('Call somebody before using'), 2);
  });

  it('names near copies by whom they are like, and says nothing of the others', async () => {
    const found = await counselor.get(`${sessionPath(0)}/near-copies`);
    expect(found.body['people']).toEqual(
      expect.arrayContaining([
        { patientId: at(1).patientId, likeOthers: [at(2).patientId], likeEarlier: [] },
        { patientId: at(2).patientId, likeOthers: [at(1).patientId], likeEarlier: [] },
      ]),
    );
    expect(found.body['people']).toHaveLength(2);
  });

  it('goes on once the name is dismissed, which is recorded and covers that part alone', async () => {
    const dismissed = await dismiss(at(0).patientId, at(1).givenName);
    expect(dismissed).toMatchObject({ status: 200, body: { name: at(1).givenName.toLowerCase() } });
    expect((await dismiss(at(0).patientId, at(1).givenName)).status).toBe(200);
    const notes = await counselor.get(`${sessionPath(0)}/notes`);
    expect(notes.body['dismissedNames']).toEqual([
      { patientId: at(0).patientId, names: [at(1).givenName.toLowerCase()] },
    ]);
    await draft(at(3).patientId, `Sat with ${at(1).givenName}.`, 1);
    expect((await sign([2, 3, 4, 2], 2)).body).toMatchObject({
      code: 'names-somebody',
      facts: { patientId: at(3).patientId },
    });
    await draft(at(3).patientId, 'Sat with a group member.', 2);
    expect(await sign([2, 3, 4, 3], 2)).toMatchObject({ status: 200, body: { signed: 4 } });
    const { rows } = await world.owner.query<{ action: string }>(
      "SELECT action FROM audit_entries WHERE action = 'name.dismissed' AND outcome = 'allowed'",
    );
    expect(rows).toHaveLength(2);
  });

  it('names nobody in what is added beside a signed note, nor in why it was in error', async () => {
    const notes = (await counselor.get(`${sessionPath(0)}/notes`)).body['people'] as {
      patientId: string;
      note: { id: string };
    }[];
    const noteId = notes.find((one) => one.patientId === at(3).patientId)?.note.id;
    const add = (path: string, body: Record<string, unknown>) =>
      counselor.send('POST', `/api/notes/${noteId}/${path}`, body);
    const named = `Sat with ${at(1).givenName}.`;
    expect(await add('amendments', { words: named, reason: 'Left out' })).toMatchObject({
      status: 422,
      body: { code: 'names-somebody', facts: { name: at(1).givenName, field: 'words', start: 9 } },
    });
    // Nor anybody whose record is locked to who writes.
    await world.owner.query(`UPDATE patients SET locked = true, family_name = 'Achebe' WHERE id = $1`, [
      at(2).patientId,
    ]);
    const reason = 'Achebe said so';
    expect(await add('amendments', { words: 'Came late.', reason })).toMatchObject({
      body: { code: 'names-somebody', facts: { name: 'Achebe', field: 'reason' } },
    });
    await world.owner.query('UPDATE patients SET locked = false WHERE id = $1', [at(2).patientId]);
    expect(await add('error', { reason: `Meant for ${at(1).givenName}` })).toMatchObject({
      body: { code: 'names-somebody', facts: { field: 'reason' } },
    });
    const said = { words: named, reason: 'Her sister', dismissed: [at(1).givenName.toUpperCase()] };
    expect((await add('amendments', said)).status).toBe(200);
    const { rows } = await world.owner.query('SELECT dismissed_names FROM amendments WHERE note_id = $1', [
      noteId,
    ]);
    expect(rows).toEqual([{ dismissed_names: [at(1).givenName.toLowerCase()] }]);
  });

  it('dismisses nothing in a signed note, for somebody without a seat, or in another clinic', async () => {
    expect((await dismiss(at(0).patientId, 'Grace')).body['code']).toBe('already-signed');
    expect((await dismiss(world.ids.patients.north[5] ?? '', 'Grace')).status).toBe(404);
    expect((await dismiss(null, '...')).status).toBe(409);
    expect((await dismiss(null, 'Grace', await world.as('counselor', 'south'))).status).toBe(404);
  });

  it('shows the last notes beside the next session, and sees a copy of one', async () => {
    world.clock.moveTo('2026-11-17T15:30:00Z');
    counselor = await world.as('counselor');
    const beside = await counselor.get(`${sessionPath(1)}/people/${at(1).patientId}/last-notes`);
    expect(beside.body['notes']).toMatchObject([{ heldOn: '2026-11-16', ownWords: own[1] }]);
    const again = { patientId: at(1).patientId, words: `Again: ${own[1]}`, revision: 0 };
    await counselor.send('PUT', `${sessionPath(1)}/drafts`, again);
    const found = await counselor.get(`${sessionPath(1)}/near-copies`);
    expect(found.body['people']).toMatchObject([
      { patientId: at(1).patientId, likeOthers: [], likeEarlier: [{ heldOn: '2026-11-16' }] },
    ]);
    const stranger = world.ids.patients.north[5] ?? '';
    expect((await counselor.get(`${sessionPath(1)}/people/${stranger}/last-notes`)).status).toBe(404);
  });
});
