// Notes printed and kept as a file: each person by themselves, in the letters of their name, and nobody else.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { makePdf } from '#platform/print/pdf.ts';
import type { NotesPdf, NotesPrint } from '../rules/print-answers.ts';
import { extractText, getDocumentProxy } from 'unpdf';

type Names = Readonly<Record<string, { given: string[]; family: string[] }>>;
const namesFile = sharedData('names-i18n/names.json');
if (!existsSync(namesFile)) console.log(`${namesFile} is not here: a few names stand in.`);

// One name of each language; without the list one of each of its scripts.
const languages: Names = existsSync(namesFile)
  ? (JSON.parse(readFileSync(namesFile, 'utf8')) as Names)
  : {
      vi: { given: ['Bạch Yến'], family: ['Nguyễn'] },
      ru: { given: ['Василиса'], family: ['Блинова'] },
      ar: { given: ['أسامة'], family: ['الدرقاش'] },
      zh: { given: ['博文'], family: ['侯'] },
    };
const people = Object.values(languages).map(({ given, family }) => ({
  givenName: given.at(-1) ?? '',
  familyName: family.at(-1) ?? '',
}));

// Letters alone: where lines break and which marks say a direction is the reader's.
const plain = (text: string) =>
  text.normalize('NFKC').replaceAll(/[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '');

async function pagesOf(file: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)));
  return text.map(plain);
}
// Word by word: a reader of files may put the words of a line that runs from right to left in the order it sees them.
const isNamed = (page: string, { givenName, familyName }: (typeof people)[number]) =>
  `${givenName} ${familyName}`.split(' ').every((word) => page.includes(plain(word)));

describe('printed notes', () => {
  let world: TestWorld;
  let counselor: Caller;
  let session = '';
  const ids: string[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    await world.owner.query('UPDATE sessions SET seat_limit = 16');
    await world.owner.query('UPDATE groups SET seat_limit = 16');
    for (const person of people) {
      const made = await desk.send('POST', '/api/patients', {
        clinicId: world.ids.clinics.north,
        birthOn: '1980-01-02',
        isSomebodyElse: true,
        ...person,
      });
      const patientId = String(made.body['patientId']);
      ids.push(patientId);
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    }
    counselor = await world.as('counselor');
    session = `/api/sessions/${world.ids.sessionIds[0]}`;
    await counselor.send('POST', `${session}/attendance/everyone`);
    for (const patientId of [null, ...ids])
      await counselor.send('PUT', `${session}/drafts`, {
        patientId,
        words:
          patientId === null
            ? 'Saying no, in pairs.'
            : `Listened & shared <once>. ${'مرحبا'}\nSecond line #1.`,
        revision: 0,
      });
    await counselor.send('POST', `${session}/signatures`, {
      sharedRevision: 1,
      people: ids.map((patientId) => ({ patientId, revision: 1 })),
    });
  }, 60_000);
  afterAll(() => world.close());

  const print = async (at: string) => (await counselor.get(at)).body as unknown as NotesPrint;
  const pdf = async (at: string) => {
    const answer = await counselor.get(at);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as unknown as NotesPdf;
  };

  it('hold each person’s own name on pages of their own, in every script, and name nobody else', async () => {
    const file = await pdf(`${session}/notes/pdf`);
    expect(file.fileName).toBe('notes-2026-11-16.pdf');
    const pages = await pagesOf(Buffer.from(file.pdf, 'base64'));
    expect(pages).toHaveLength(people.length);
    for (const page of pages) {
      const named = people.filter((person) => isNamed(page, person));
      expect(named, page).toHaveLength(1);
      expect(page).toContain(plain('Internal. Protected by federal law (42 CFR Part 2)'));
      expect(page).toContain(plain('Listened & shared <once>.'));
      expect(page).toContain(plain('Second line #1.'));
    }
  });

  it('of one person name no other, and say the hash as signed and what was added', async () => {
    const [first = ''] = ids;
    const before = await print(`/api/patients/${first}/notes/print`);
    const [note] = before.people[0]?.notes ?? [];
    await counselor.send('POST', `/api/notes/${note?.id}/amendments`, {
      words: 'Saying no to a friend.',
      reason: 'Left out by mistake',
    });
    const { rows } = await world.owner.query(
      `SELECT encode(content_sha256, 'hex') AS sha256 FROM notes WHERE id = $1`,
      [note?.id],
    );
    const { sha256 } = rows[0] as { sha256: string };
    expect(note?.contentSha256).toBe(sha256);
    const file = await pdf(`/api/patients/${first}/notes/pdf`);
    const text = (await pagesOf(Buffer.from(file.pdf, 'base64'))).join('');
    for (const said of [
      'Amendment: Left out by mistake',
      'Saying no to a friend.',
      sha256,
      'Signed by Sam counselor',
    ])
      expect(text).toContain(plain(said));
    expect(people.filter((person) => isNamed(text, person))).toHaveLength(1);
  });

  it('leave out what was entered in error', async () => {
    const [, second = ''] = ids;
    const ofPerson = `/api/patients/${second}/notes/print`;
    const wrong = (await print(ofPerson)).people[0]?.notes[0];
    await counselor.send('POST', `/api/notes/${wrong?.id}/error`, { reason: 'About somebody else' });
    expect((await print(ofPerson)).people).toEqual([]);
    expect((await print(`${session}/notes/print`)).people).toHaveLength(people.length - 1);
    expect((await counselor.get(`${session}/notes/print?patientId=${second}`)).status).toBe(404);
  });

  it('are of the days that are asked for', async () => {
    const [first = ''] = ids;
    const of = async (query: string) =>
      (await print(`/api/patients/${first}/notes/print?${query}`)).people.length;
    expect([
      await of('from=2026-11-16&to=2026-11-16'),
      await of('from=2026-11-17'),
      await of('to=2026-11-15'),
    ]).toEqual([1, 0, 0]);
  });

  it('read nothing that somebody typed as markup', async () => {
    const content = {
      internal: '#panic("read as markup")',
      made: '*bold* $x$ @label',
      cut: '',
      people: [{ name: '#import "/etc/passwd"', about: '= Heading', notes: [] }],
    };
    const template = readFileSync(new URL('notes.typ', import.meta.url), 'utf8');
    const [page] = await pagesOf(await makePdf({ template, content }));
    for (const said of [
      '#panic("read as markup")',
      '*bold* $x$ @label',
      '#import "/etc/passwd"',
      '= Heading',
    ])
      expect(page).toContain(plain(said));
  });
});
