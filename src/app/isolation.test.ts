// Nobody reaches the people of another clinic or another organization, by any id in any route. Names tell whose a
// record is (see testing/object-world.ts), so that one look at an answer shows whether something came through. Each of
// the two walls is tried without the other as well: row security in plain SQL, and the program's own care scope on a
// copy of the database in which row security is switched off. (The program cannot be run as the owner for this: it
// refuses to start as a member of evenkeel_owner.)
import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '#platform/access/roles.ts';
import { cookieName } from '#platform/http/browser.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Route } from '#platform/http/route.ts';
import { routes } from './routes.ts';
import { decisions, wholeOrganizationRoles } from './testing/decisions.table.ts';
import { addObjects, type ObjectWorld, type Things } from './testing/object-world.ts';
import { idsFrom, idsOf, requestLine, sampleInput } from './testing/sample-input.ts';
import { openTestWorld, type TestWorld } from './testing/test-world.ts';

const ofNorth = /canary1\d\d/i;
const ofSouth = /canary2\d\d/i;
const ofForeign = /foreign\d\d\d/i;

type Opened = { world: TestWorld; objects: ObjectWorld };
type Reply = { status: number; text: string };

async function open(): Promise<Opened> {
  const world = await openTestWorld();
  const objects = await addObjects(world.owner, world.ids, world.clock.now());
  return { world, objects };
}

let opened: Opened;
beforeAll(async () => {
  opened = await open();
});
afterAll(() => opened.world.close());

/** Somebody signed in for a single request, so that no request can sign the next one out. */
async function tokenFor({ world }: Opened, who: { id: string; organizationId: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await world.owner.query(
    `INSERT INTO sign_ins (organization_id, id, staff_member_id, token_sha256, began_at, last_active_at, ends_at, stepped_up_at)
     VALUES ($1, $2, $3, $4, $5, $5, $5::timestamptz + interval '12 hours', $5)`,
    [who.organizationId, newId(), who.id, createHash('sha256').update(token).digest(), world.clock.now()],
  );
  return token;
}

/** Asks as a role of the south clinic; of the ids in the input, one may name a thing of somebody else. */
async function askFromSouth(
  at: Opened,
  route: Route,
  with_: { role: Role; strange?: { name: string; things: Things } },
): Promise<Reply> {
  const { world, objects } = at;
  const { organizationId, staff } = world.ids;
  const token = await tokenFor(at, { id: staff.south[with_.role], organizationId });
  const line = requestLine(route, sampleInput(route, idsFrom(objects.south, with_.strange)));
  const reply = await world.server.inject({
    method: line.method,
    url: line.url,
    headers: { 'idempotency-key': newId() },
    cookies: { [cookieName(false)]: token },
    ...(line.body === undefined ? {} : { payload: line.body as object }),
  });
  return { status: reply.statusCode, text: `${JSON.stringify(reply.headers)}\n${reply.payload}` };
}

const nameOf = (route: Route) => `${route.method} ${route.path}`;
const closed = routes.filter((route) => route.needs !== 'public' && route.needs !== 'tablet');
// Whoever reaches the whole organization may open its south and its north.
const southRoles = roles.filter((role) => !wholeOrganizationRoles.includes(role));
const mayPass = (route: Route, role: Role) =>
  route.care !== 'organization' &&
  (route.needs === 'signed-in' || (decisions[route.needs] ?? []).includes(role));

// Everything in which two refusals may differ without telling whether a thing exists.
function plain(reply: Reply, ids: readonly string[]): string {
  const body = reply.text
    .slice(reply.text.indexOf('\n') + 1)
    .replace(/"requestId":"[^"]*"/, '"requestId":""');
  return `${reply.status} ${ids.reduce((text, id) => text.replaceAll(id, 'an-id'), body)}`;
}

// The first role that passes stands for all: who may is decided before any id is looked at.
const cells = closed.flatMap((route) => {
  const role = southRoles.find((candidate) => mayPass(route, candidate));
  return role === undefined ? [] : idsOf(route).map((id) => ({ name: nameOf(route), route, id, role }));
});

// Staff members belong to the organization, not to a clinic: any clinic may name them, and no patient's record opens by it.
const ofOrganization: ReadonlySet<string> = new Set(['curriculumId', 'facilitatorId', 'staffMemberId']);

describe('an id of somebody else', () => {
  it.each(cells)('is answered as one that does not exist: $id of $name', async ({ route, id, role }) => {
    const { objects } = opened;
    const absent = await askFromSouth(opened, route, { role, strange: { name: id, things: objects.absent } });
    const strangers = ofOrganization.has(id) ? [objects.foreign] : [objects.north, objects.foreign];
    for (const things of strangers) {
      const reply = await askFromSouth(opened, route, { role, strange: { name: id, things } });
      const ids = [...Object.values(things), ...Object.values(objects.absent)];
      expect(plain(reply, ids)).toBe(plain(absent, ids));
      expect(reply.text).not.toMatch(ofNorth);
      expect(reply.text).not.toMatch(ofForeign);
    }
    // An id in the path is the thing itself: not there, or not yours.
    const inPath = route.path.includes(`:${id}`) && id in objects.absent;
    expect(inPath ? absent.status : 404).toBe(404);
  });

  it('is tried on every route that reaches into clinics', () => {
    const tried = new Set(cells.map(({ name }) => name));
    const missed = closed.filter(
      (route) => route.care === 'clinics' && idsOf(route).length > 0 && !tried.has(nameOf(route)),
    );
    expect(missed.map(nameOf)).toEqual([]);
  });

  it('leaves no trace of having been let in', async () => {
    expect(await strangersOpened(opened)).toEqual([]);
  });
});

/** Allowed requests of the south clinic that the audit says were about people who are not theirs. */
async function strangersOpened({ world, objects }: Opened): Promise<unknown[]> {
  const asked = southRoles.map((role) => world.ids.staff.south[role]);
  const { rows } = await world.owner.query<{ action: string }>(
    `SELECT DISTINCT action FROM audit_entries WHERE outcome = 'allowed' AND patient_ids && $1::uuid[] AND staff_member_id = ANY ($2)`,
    [[...world.ids.patients.north, objects.foreign.patientId], asked],
  );
  return rows;
}

/** Every answer to every role of the south clinic, for its own things and for those of the north and of others. */
async function everyAnswer(
  at: Opened,
): Promise<{ name: string; role: Role; status: number; text: string }[]> {
  const answers = [];
  for (const route of closed) {
    for (const role of southRoles.filter((candidate) => mayPass(route, candidate))) {
      const names = idsOf(route);
      const strangers = names.flatMap((name) =>
        [at.objects.north, at.objects.foreign].map((things) => ({ role, strange: { name, things } })),
      );
      for (const asked of [{ role }, ...strangers]) {
        answers.push({ name: nameOf(route), role, ...(await askFromSouth(at, route, asked)) });
      }
    }
  }
  return answers;
}

const leaked = (answers: readonly { name: string; role: Role; text: string }[]) => [
  ...new Set(
    answers
      .filter(({ text }) => ofNorth.test(text) || ofForeign.test(text))
      .map(({ name, role }) => `${name} to ${role}`),
  ),
];

describe('canaries', () => {
  it(
    'of other clinics and organizations are in no answer to the south clinic',
    { timeout: 120_000 },
    async () => {
      const answers = await everyAnswer(opened);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(answers.filter(({ text }) => ofSouth.test(text)).length).toBeGreaterThan(10);
      expect(leaked(answers)).toEqual([]);
    },
  );

  it(
    'are in no answer with row security switched off: the care scope of the program holds alone',
    { timeout: 120_000 },
    async () => {
      const bare = await open();
      try {
        await switchOffRowSecurity(bare.world);
        const answers = await everyAnswer(bare);
        expect(answers.filter(({ text }) => ofSouth.test(text)).length).toBeGreaterThan(10);
        expect(leaked(answers)).toEqual([]);
      } finally {
        await bare.world.close();
      }
    },
  );
});

async function switchOffRowSecurity({ owner }: TestWorld): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity`,
  );
  for (const { name } of rows) await owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
}

describe('row security alone, in plain SQL as the runtime role', () => {
  let runtime: Client;
  let readable: string[];
  beforeAll(async () => {
    runtime = new Client({ connectionString: opened.world.place.runtimeUrl });
    await runtime.connect();
    const { rows } = await runtime.query<{ name: string }>(
      `SELECT oid::regclass::text AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'p') AND has_table_privilege(oid, 'SELECT') ORDER BY 1`,
    );
    readable = rows.map(({ name }) => name);
  });
  afterAll(() => runtime.end());

  /** Every row of every table and view that a context lets through, as text, by table. */
  async function everythingSeen(context: Readonly<Record<string, string>>): Promise<Map<string, string>> {
    const seen = new Map<string, string>();
    await runtime.query('BEGIN');
    for (const [name, value] of Object.entries(context)) {
      await runtime.query('SELECT set_config($1, $2, true)', [`evenkeel.${name}`, value]);
    }
    for (const table of readable) {
      const { rows } = await runtime.query<{ text: string }>(`SELECT r::text AS text FROM ${table} AS r`);
      seen.set(table, rows.map(({ text }) => text).join('\n'));
    }
    await runtime.query('ROLLBACK');
    return seen;
  }

  const tablesWith = (seen: ReadonlyMap<string, string>, pattern: RegExp) =>
    [...seen].filter(([, text]) => pattern.test(text)).map(([table]) => table);

  // They hold no personal data and belong to no organization; what they are is reviewed in db/catalog-walk.test.ts.
  const ofNobody = new Set(['attempt_counts', 'audit_seals', 'schema_migrations']);

  it('shows nothing without a context', async () => {
    const seen = await everythingSeen({});
    expect([...seen].filter(([table, text]) => text !== '' && !ofNobody.has(table))).toEqual([]);
  });

  it('shows nothing with only a clinic and no organization', async () => {
    const seen = await everythingSeen({
      whole_organization: 'on',
      clinics: `{${opened.objects.north.clinicId}}`,
      today: '2026-11-16',
    });
    expect([...seen].filter(([table, text]) => text !== '' && !ofNobody.has(table))).toEqual([]);
  });

  it('shows the south clinic its own people and no others', async () => {
    const { objects, world } = opened;
    const seen = await everythingSeen({
      organization: objects.south.organizationId,
      staff_member: world.ids.staff.south.nurse,
      clinics: `{${objects.south.clinicId}}`,
      today: '2026-11-16',
    });
    expect(tablesWith(seen, ofNorth)).toEqual([]);
    expect(tablesWith(seen, ofForeign)).toEqual([]);
    expect(tablesWith(seen, ofSouth)).toEqual(
      expect.arrayContaining(['patients', 'notes', 'amendments', 'note_drafts', 'seats']),
    );
  });

  it('shows a counselor of the south clinic their own groups and no others', async () => {
    const { objects, world } = opened;
    const seen = await everythingSeen({
      organization: objects.south.organizationId,
      staff_member: world.ids.staff.south.counselor,
      caseload_clinics: `{${objects.south.clinicId}}`,
      today: '2026-11-16',
    });
    expect(tablesWith(seen, ofNorth)).toEqual([]);
    expect(tablesWith(seen, ofSouth)).toEqual(expect.arrayContaining(['patients', 'notes']));
  });

  it('shows a whole organization nothing of another', async () => {
    const { objects } = opened;
    const seen = await everythingSeen({
      organization: objects.foreign.organizationId,
      whole_organization: 'on',
      clinics: `{${objects.north.clinicId},${objects.south.clinicId}}`,
      today: '2026-11-16',
    });
    expect(tablesWith(seen, ofNorth)).toEqual([]);
    expect(tablesWith(seen, ofSouth)).toEqual([]);
    expect(tablesWith(seen, new RegExp(objects.north.organizationId))).toEqual([]);
    expect(tablesWith(seen, ofForeign)).toEqual(expect.arrayContaining(['patients', 'notes']));
  });

  it('lets nobody search for people of another clinic', async () => {
    const { objects, world } = opened;
    await runtime.query('BEGIN');
    await runtime.query(
      `SELECT set_config('evenkeel.organization', $1, true), set_config('evenkeel.clinics', $2, true),
              set_config('evenkeel.staff_member', $3, true), set_config('evenkeel.today', '2026-11-16', true)`,
      [objects.south.organizationId, `{${objects.south.clinicId}}`, world.ids.staff.south.nurse],
    );
    const { rows } = await runtime.query<{ patient_id: string }>(
      `SELECT patient_id FROM search_patients('Canary', NULL, 100)`,
    );
    await runtime.query('ROLLBACK');
    const found = rows.map((row) => row.patient_id);
    expect(found).toEqual(expect.arrayContaining(world.ids.patients.south));
    expect(found.filter((id) => world.ids.patients.north.includes(id))).toEqual([]);
  });

  it('accepts no row for another clinic or organization', async () => {
    const { objects, world } = opened;
    const { south, north, foreign } = objects;
    const tries: [string, unknown[]][] = [
      ['UPDATE patients SET given_name = $1 WHERE id = $2', ['Changed', north.patientId]],
      ['UPDATE patients SET given_name = $1 WHERE id = $2', ['Changed', foreign.patientId]],
      ['UPDATE seats SET left_because = $1 WHERE id = $2', ['Changed', north.seatId]],
    ];
    const inserts: [string, unknown[]][] = [
      [
        `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) VALUES ($1, $2, $3, $4, 'registration', '2026-11-16')`,
        [south.organizationId, newId(), north.patientId, north.clinicId],
      ],
      [
        `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) VALUES ($1, $2, $3, $4, 'registration', '2026-11-16')`,
        [foreign.organizationId, newId(), foreign.patientId, foreign.clinicId],
      ],
      [
        `INSERT INTO amendments (organization_id, id, clinic_id, patient_id, note_id, words, reason, written_by, writer_name, written_at)
         VALUES ($1, $2, $3, $4, $5, 'words', 'reason', $6, 'Sam', '2026-11-16T15:30:00Z')`,
        [
          south.organizationId,
          newId(),
          south.clinicId,
          north.patientId,
          north.noteId,
          world.ids.staff.south.nurse,
        ],
      ],
      [
        `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
         VALUES ($1, $2, $3, $4, $5, '2026-11-16', 'because', '2026-11-16T15:30:00Z')`,
        [south.organizationId, newId(), north.clinicId, north.groupId, south.patientId],
      ],
    ];
    const enter = async () => {
      await runtime.query('BEGIN');
      await runtime.query(
        `SELECT set_config('evenkeel.organization', $1, true), set_config('evenkeel.clinics', $2, true),
                set_config('evenkeel.staff_member', $3, true), set_config('evenkeel.today', '2026-11-16', true)`,
        [south.organizationId, `{${south.clinicId}}`, world.ids.staff.south.nurse],
      );
    };
    for (const [sql, values] of tries) {
      await enter();
      expect((await runtime.query(sql, values)).rowCount).toBe(0);
      await runtime.query('ROLLBACK');
    }
    for (const [sql, values] of inserts) {
      await enter();
      await expect(runtime.query(sql, values)).rejects.toMatchObject({ code: '42501' });
      await runtime.query('ROLLBACK');
    }
  });
});
