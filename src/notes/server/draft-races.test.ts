// Two editors of one note, again and again over HTTP: whatever comes first, the second is told of the first one's text,
// and no text is overwritten unseen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';

// Fewer on each change, which is enough to see a broken revision at once; EVENKEEL_RACES=1000 for all of them.
const races = Number(process.env['EVENKEEL_RACES'] ?? 100);

describe('two editors of one note', () => {
  let world: TestWorld;
  let ana: Caller;
  let ben: Caller;
  let path = '';
  beforeAll(async () => {
    world = await openTestWorld();
    ana = await world.as('counselor');
    ben = await world.as('supervisor');
    path = `/api/sessions/${world.ids.sessionIds[0]}/drafts`;
  });
  afterAll(() => world.close());

  it(`never overwrite each other in ${races} races`, { timeout: 120_000 }, async () => {
    let revision = 0;
    let silent = 0;
    let told = 0;
    for (let race = 0; race < races; race += 1) {
      const texts = [`Ana wrote ${race}.`, `Ben wrote ${race}.`];
      const answers = await Promise.all(
        [ana, ben].map((who, at) => who.send('PUT', path, { patientId: null, words: texts[at], revision })),
      );
      const saved = answers.flatMap((answer, at) => (answer.status === 200 ? [texts[at]] : []));
      const refused = answers.filter((answer) => answer.status === 409);
      // One is saved; the other is handed exactly that text, and their own is still theirs.
      if (saved.length !== 1 || refused.length !== 1) silent += 1;
      else if (theirWords(refused[0]) === saved[0]) told += 1;
      revision += 1;
    }
    console.log(`${races} races: ${silent} silent overwrites, ${told} told of the other text.`);
    expect({ silent, told }).toEqual({ silent: 0, told: races });
  });
});

function theirWords(answer: Answer | undefined): string | undefined {
  return (answer?.body['facts'] as { theirWords?: string } | undefined)?.theirWords;
}
