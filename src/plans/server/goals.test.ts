import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

describe('goals of a person', () => {
  let world: TestWorld;
  let counselor: Caller;
  let patientId = '';
  let sessionPath = '';
  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    for (const seated of world.ids.patients.north.slice(0, 2))
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId: seated,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    patientId = world.ids.patients.north[0] ?? '';
    sessionPath = `/api/sessions/${world.ids.sessionIds[0]}`;
    counselor = await world.as('counselor');
  });
  afterAll(() => world.close());

  const set = (words: string, who = counselor) =>
    who.send('POST', `/api/patients/${patientId}/goals`, { words });
  const list = async () =>
    (await counselor.get(`/api/patients/${patientId}/goals`)).body['goals'] as Record<string, unknown>[];

  it('are set, listed with those that stand first, and end with a reason, never reworded', async () => {
    const first = await set('Thirty days without a drink');
    await set('Sleep before midnight on work nights');
    expect(first.status).toBe(200);
    const ended = await counselor.send('POST', `/api/goals/${String(first.body['goalId'])}/end`, {
      because: 'reached',
    });
    expect(ended.status).toBe(200);
    expect(await list()).toMatchObject([
      { words: 'Sleep before midnight on work nights', startsOn: '2026-11-16', endsOn: null },
      { words: 'Thirty days without a drink', endsOn: '2026-11-16', endedBecause: 'reached' },
    ]);
    const again = await counselor.send('POST', `/api/goals/${String(first.body['goalId'])}/end`, {
      because: 'changed',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'goal-ended' } });
  });

  it('refuse empty words with the field, and somebody out of scope like somebody who is not there', async () => {
    expect(await set('   ')).toMatchObject({ status: 400, body: { fields: [{ field: 'words' }] } });
    expect((await set('Walk daily', await world.as('counselor', 'south'))).body['code']).toBe(
      'goal-not-found',
    );
  });

  it('name nobody else of the person’s groups, unless it was said that the name means somebody else', async () => {
    const [, other, ...elsewhere] = world.ids.patients.north;
    const call = (id: string | undefined, given: string, family: string) =>
      world.owner.query('UPDATE patients SET given_name = $2, family_name = $3 WHERE id = $1', [
        id,
        given,
        family,
      ]);
    await call(patientId, 'Ana', 'Ortiz');
    await call(other, 'Zofia', 'Wróbel');
    await call(elsewhere.at(-1), 'Quentin', 'Abara');
    const name = 'Wrobel';
    const words = `Sit beside ${name} on Mondays`;
    const refused = await set(words);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'names-somebody', facts: { name, field: 'words', start: 11 } },
    });
    // Their own name, and that of somebody who meets them in no group, hold nothing up.
    expect((await set('Ana walks daily')).status).toBe(200);
    expect((await set('Write to Quentin')).status).toBe(200);
    const meant = await counselor.send('POST', `/api/patients/${patientId}/goals`, {
      words,
      dismissed: [name],
    });
    expect(meant.status).toBe(200);
    const kept = await world.owner.query('SELECT dismissed_names FROM goals WHERE id = $1', [
      meant.body['goalId'],
    ]);
    expect(kept.rows).toEqual([{ dismissed_names: [name.toLowerCase()] }]);
    // Set anew it must be without the name as well, and then all of it happens or nothing.
    const anew = (typed: string) =>
      counselor.send('POST', `/api/goals/${String(meant.body['goalId'])}/anew`, { words: typed });
    expect((await anew(`Sit near ${name}`)).body['code']).toBe('names-somebody');
    expect((await list()).find((goal) => goal['id'] === meant.body['goalId'])).toMatchObject({
      endsOn: null,
    });
    const set2 = await anew('Sit beside a group member on Mondays');
    expect(set2.status).toBe(200);
    const standing = async () =>
      (await list())
        .filter((goal) => String(goal['words']).startsWith('Sit'))
        .map((goal) => [goal['words'], goal['endedBecause']]);
    expect(await standing()).toEqual([
      ['Sit beside a group member on Mondays', null],
      [words, 'entered_in_error'],
    ]);
    expect((await anew('Sit alone')).body['code']).toBe('goal-ended');
    const undo = () => counselor.send('POST', `/api/goals/${String(set2.body['goalId'])}/anew/undo`, {});
    expect(await undo()).toMatchObject({ status: 200, body: { goalId: meant.body['goalId'] } });
    expect(await standing()).toEqual([
      [words, null],
      ['Sit beside a group member on Mondays', 'entered_in_error'],
    ]);
    expect((await undo()).body['code']).toBe('goal-ended');
    expect(
      (await counselor.send('POST', `/api/goals/${String(meant.body['goalId'])}/anew/undo`, {})).body['code'],
    ).toBe('goal-not-set-anew');
    for (const goal of await list())
      if (goal['endsOn'] === null && goal['words'] !== 'Sleep before midnight on work nights')
        await counselor.send('POST', `/api/goals/${String(goal['id'])}/end`, { because: 'set_aside' });
  });

  it('are named in a note, which keeps their words as they were on that day', async () => {
    const [goal] = await list();
    await counselor.send('POST', `${sessionPath}/attendance/everyone`);
    await counselor.send('PUT', `${sessionPath}/drafts`, {
      patientId: null,
      words: 'Sleep and cravings.',
      topic: 'Sleep',
      method: 'cbt',
      revision: 0,
    });
    const own = {
      patientId,
      words: 'Tried a fixed bedtime.',
      participation: 'listened',
      mood: 'tired',
      theme: 'health',
      response: 'Took the sleep diary.',
      feedback: 'Encouraged a peer.',
      nextStep: 'Phone out of the bedroom.',
      goalId: goal?.['id'],
    };
    expect((await counselor.send('PUT', `${sessionPath}/drafts`, { ...own, revision: 0 })).status).toBe(200);
    const signed = await counselor.send('POST', `${sessionPath}/signatures`, {
      sharedRevision: 1,
      people: [{ patientId, revision: 1 }],
    });
    expect(signed.status).toBe(200);
    const notes = await counselor.get(`/api/patients/${patientId}/notes`);
    expect(notes.body['notes']).toMatchObject([
      {
        topic: 'Sleep',
        method: 'cbt',
        participation: 'listened',
        mood: 'tired',
        theme: 'health',
        response: 'Took the sleep diary.',
        feedback: 'Encouraged a peer.',
        nextStep: 'Phone out of the bedroom.',
        goalWords: 'Sleep before midnight on work nights',
      },
    ]);
  });

  it('never stand in another person’s note', async () => {
    const [goal] = await list();
    const other = world.ids.patients.north[1] ?? '';
    const saved = await counselor.send('PUT', `${sessionPath}/drafts`, {
      patientId: other,
      words: '',
      goalId: goal?.['id'],
      revision: 0,
    });
    expect(saved).toMatchObject({ status: 404, body: { code: 'goal-not-found' } });
  });
});
