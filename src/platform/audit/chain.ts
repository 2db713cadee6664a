// The audit chain: each seal is an HMAC of the seal before it and of one entry, so that whoever changes, removes, adds
// or moves an entry without the key breaks the chain at that row. Only what travels with an entry in a backup is
// sealed; the number of the transaction that added it is not, since a restored database has numbers of its own.
import { createHmac, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';

/** An entry as the database gives it to the sealer and to the verifier: everything as text, exactly as it is kept. */
export type ChainEntry = {
  readonly organization_id: string;
  readonly id: string;
  readonly at: string;
  readonly staff_member_id: string | null;
  readonly action: string;
  readonly kind: string;
  readonly outcome: string;
  readonly patient_ids: readonly string[];
  readonly detail: string;
  readonly address: string | null;
  readonly request_id: string | null;
};

/** What the first seal follows. */
export const beforeFirst = Buffer.alloc(32);

export function sealOf(key: KeyObject, previous: Buffer, entry: ChainEntry): Buffer {
  return createHmac('sha256', key).update(previous).update(canonicalText(entry)).digest();
}

function canonicalText(entry: ChainEntry): string {
  const {
    organization_id,
    id,
    at,
    staff_member_id,
    action,
    kind,
    outcome,
    patient_ids,
    detail,
    address,
    request_id,
  } = entry;
  const text = canonicalize({
    organization_id,
    id,
    at,
    staff_member_id,
    action,
    kind,
    outcome,
    patient_ids,
    detail,
    address,
    request_id,
  });
  if (text === undefined) throw new Error('An audit entry has no canonical text.');
  return text;
}
