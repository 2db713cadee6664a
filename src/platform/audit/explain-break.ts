// What happened to the chain at the first row that does not hold. The rest of the chain tells: what belongs in the
// place may stand further on.
import type { KeyObject } from 'node:crypto';
import { sealOf, type ChainEntry } from './chain.ts';

export type BrokenRow = {
  readonly kind: 'changed' | 'deleted' | 'swapped' | 'inserted' | 'cut-off';
  /** Position in the chain; null for an entry that was slipped in beside it. */
  readonly position: number | null;
  readonly organizationId: string | null;
  readonly entryId: string | null;
  readonly sentence: string;
};

/** A seal and its entry as JSON text, which is quicker to read than a column each; null when the entry is gone. */
export type SealedRow = {
  readonly position: string;
  readonly organization_id: string;
  readonly entry_id: string;
  readonly seal: Buffer;
  readonly entry: string | null;
};

export type Break = {
  readonly key: KeyObject;
  /** The last seal that holds. */
  readonly previous: Buffer;
  /** The position that should follow it. */
  readonly position: number;
  /** The first row that does not hold. */
  readonly row: SealedRow;
  /** Rows read behind it, and those still to read. */
  readonly behind: readonly SealedRow[];
  readonly batches: AsyncIterator<readonly SealedRow[], undefined>;
};

/** The seal that a row's entry would have behind another seal; null when the entry is gone. */
export function sealBehind(key: KeyObject, previous: Buffer, row: SealedRow): Buffer | null {
  return row.entry === null ? null : sealOf(key, previous, JSON.parse(row.entry) as ChainEntry);
}

export async function explain(at: Break): Promise<BrokenRow> {
  const { row, position } = at;
  if (Number(row.position) > position) {
    const sentence = `Row ${position} of the chain was deleted, with its entry or beside it.`;
    return { kind: 'deleted', position, organizationId: null, entryId: null, sentence };
  }
  const named = { position, organizationId: row.organization_id, entryId: row.entry_id };
  if (row.entry === null)
    return {
      ...named,
      kind: 'deleted',
      sentence: `The entry ${row.entry_id} at row ${position} of the chain was deleted.`,
    };
  const elsewhere = await findElsewhere(at);
  if (elsewhere === null) {
    return {
      ...named,
      kind: 'changed',
      sentence: `The entry ${row.entry_id} at row ${position} of the chain was changed, or a row before it was taken out.`,
    };
  }
  if (elsewhere.pushedOn)
    return {
      ...named,
      kind: 'inserted',
      sentence: `The entry ${row.entry_id} was inserted into the chain at row ${position}.`,
    };
  return {
    ...named,
    kind: 'swapped',
    sentence: `Row ${position} of the chain was swapped: what belongs there stands at row ${elsewhere.position}.`,
  };
}

type Elsewhere = {
  readonly position: number;
  /** Whether all behind was pushed on by one. */ readonly pushedOn: boolean;
};

/** Where the row stands whose entry belongs in the place of the break. */
async function findElsewhere(at: Break): Promise<Elsewhere | null> {
  for (
    let rows: readonly SealedRow[] | undefined = at.behind;
    rows !== undefined;
    rows = (await at.batches.next()).value
  ) {
    const index = rows.findIndex((row) => belongsAt(at, row));
    const found = rows[index];
    if (found !== undefined)
      return { position: Number(found.position), pushedOn: isPushedOn(at, found, rows[index + 1]) };
  }
  return null;
}

function belongsAt(at: Break, row: SealedRow): boolean {
  const seal = sealBehind(at.key, at.previous, row);
  return seal !== null && (seal.equals(row.seal) || seal.equals(at.row.seal));
}

/** Whether the row of the break was put in between: the chain goes on right behind it, and it has no true seal itself. */
function isPushedOn(at: Break, found: SealedRow, after: SealedRow | undefined): boolean {
  const seal = sealBehind(at.key, at.previous, found);
  if (Number(found.position) !== at.position + 1 || !seal?.equals(found.seal)) return false;
  // Two neighbors swapped at the very end: the first of them follows the second.
  if (sealBehind(at.key, seal, at.row)?.equals(at.row.seal)) return false;
  return after === undefined || sealBehind(at.key, seal, after)?.equals(after.seal) === true;
}
