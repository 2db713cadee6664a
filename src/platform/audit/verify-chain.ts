// Walks the whole chain as the owner, in one snapshot, and names the first row that is not as it was sealed.
import type { KeyObject } from 'node:crypto';
import type { Client } from 'pg';
import { beforeFirst } from './chain.ts';
import type { ChainHead } from './chain-head.ts';
import { explain, sealBehind, type BrokenRow, type SealedRow } from './explain-break.ts';

export type ChainReport = {
  /** Seals that were read and held. */
  readonly verified: number;
  /** Entries so new that they have no seal yet. */
  readonly waiting: number;
  /** The head kept outside, when there is one. */
  readonly head: ChainHead | null;
  readonly broken: BrokenRow | null;
};

const openChain = `
  DECLARE chain NO SCROLL CURSOR FOR
  SELECT s.position, s.organization_id, s.entry_id, s.seal,
         CASE WHEN e.id IS NOT NULL THEN json_build_object(
           'organization_id', e.organization_id, 'id', e.id,
           'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'staff_member_id', e.staff_member_id, 'action', e.action, 'kind', e.kind, 'outcome', e.outcome,
           'patient_ids', e.patient_ids, 'detail', e.detail::text, 'address', e.address::text, 'request_id', e.request_id
         )::text END AS entry
    FROM audit_seals s
    LEFT JOIN audit_entries e ON e.organization_id = s.organization_id AND e.id = s.entry_id
   ORDER BY s.position`;

/** `client` is a connection as the migrator; `head` what was kept outside the database. */
export async function verifyChain(
  client: Client,
  known: { key: KeyObject; head: ChainHead | null },
): Promise<ChainReport> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query('SET LOCAL ROLE evenkeel_owner');
    const walk = await walkChain(client, known);
    const slipped = walk.broken === null ? await slippedIn(client) : null;
    return {
      verified: walk.position,
      waiting: walk.broken === null ? await waitingEntries(client, walk.position) : 0,
      head: known.head,
      broken: walk.broken ?? slipped,
    };
  } finally {
    await client.query('ROLLBACK');
  }
}

type Walk = { position: number; broken: BrokenRow | null };

async function walkChain(
  client: Client,
  { key, head }: { key: KeyObject; head: ChainHead | null },
): Promise<Walk> {
  // Reading in order of position through the index beats sorting millions of wide rows.
  await client.query('SET LOCAL enable_sort = off');
  await client.query('SET LOCAL cursor_tuple_fraction = 0.01');
  await client.query(openChain);
  const batches = fetchAll(client);
  let previous: Buffer = beforeFirst;
  let position = 0;
  for await (const rows of batches) {
    for (const [index, row] of rows.entries()) {
      const seal = heldSeal(key, row, { previous, position: position + 1 });
      if (seal === null) {
        const behind = rows.slice(index + 1);
        return {
          position,
          broken: await explain({ key, previous, position: position + 1, row, behind, batches }),
        };
      }
      position += 1;
      previous = seal;
      const differs = head?.position === position && head.seal !== seal.toString('hex');
      if (differs) return { position: position - 1, broken: rewritten(row, head) };
    }
  }
  return { position, broken: head !== null && head.position > position ? cutOff(position, head) : null };
}

/** All rows, a batch at a time; the database makes the next while this one is looked at. */
async function* fetchAll(client: Client): AsyncGenerator<SealedRow[], undefined> {
  const fetch = () => client.query<SealedRow>('FETCH 5000 FROM chain');
  for (let next = fetch(); ;) {
    const { rows } = await next;
    if (rows.length > 0) next = fetch();
    yield rows;
    if (rows.length === 0) return;
  }
}

/** The seal of a row that holds; null when something is wrong with it. */
function heldSeal(
  key: KeyObject,
  row: SealedRow,
  expected: { previous: Buffer; position: number },
): Buffer | null {
  if (Number(row.position) !== expected.position) return null;
  const seal = sealBehind(key, expected.previous, row);
  return seal?.equals(row.seal) ? seal : null;
}

function cutOff(position: number, head: ChainHead): BrokenRow {
  return {
    kind: 'cut-off',
    position: position + 1,
    organizationId: null,
    entryId: null,
    sentence: `The chain ends at row ${position}, but it had ${head.position} rows at ${head.at}: from row ${position + 1} on it was cut off.`,
  };
}

function rewritten(row: SealedRow, head: ChainHead): BrokenRow {
  return {
    kind: 'changed',
    position: head.position,
    organizationId: row.organization_id,
    entryId: row.entry_id,
    sentence: `Row ${head.position} of the chain holds, but is not the one kept outside at ${head.at}: the chain was written anew up to there.`,
  };
}

/** An entry without a seal whose transaction is older than a sealed one's was put in afterwards: the sealer had passed it. */
async function slippedIn(client: Client): Promise<BrokenRow | null> {
  const { rows } = await client.query<{ organization_id: string; id: string }>(`
    SELECT e.organization_id, e.id FROM audit_entries e
     WHERE e.transaction_id < (
             SELECT last.transaction_id FROM audit_seals s
               JOIN audit_entries last ON last.organization_id = s.organization_id AND last.id = s.entry_id
              ORDER BY s.position DESC LIMIT 1)
       AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.organization_id = e.organization_id AND s.entry_id = e.id)
     ORDER BY e.transaction_id, e.id LIMIT 1`);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    kind: 'inserted',
    position: null,
    organizationId: row.organization_id,
    entryId: row.id,
    sentence: `The entry ${row.id} was inserted behind the back of the chain: it has no seal, though later ones have.`,
  };
}

async function waitingEntries(client: Client, verified: number): Promise<number> {
  const { rows } = await client.query<{ entries: string }>('SELECT count(*) AS entries FROM audit_entries');
  return Number(rows[0]?.entries ?? 0) - verified;
}
