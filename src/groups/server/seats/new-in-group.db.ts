// Who is new in a group on a date, and why others are there: what groups hand to the page before a group.
import type { OrganizationId } from '#kernel/ids.ts';
import type { PersonChange, PersonChanges } from '#kernel/person-change.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

type Row = {
  patient_id: string;
  starts_on: string | null;
  visit_kind: string | null;
  known_absence: string | null;
};

const visitWords: Readonly<Record<string, string>> = {
  make_up: 'Visits to make up for a missed day',
  floating: 'Visits today',
  walk_in: 'Came without a plan',
};

/** What is to be known about the places of people in a session. */
export async function newInGroup(
  tx: Pick<Tx, 'getExecutor'>,
  key: { organizationId: OrganizationId; sessionId: string },
): Promise<PersonChanges> {
  const rows = await rowsOf<Row>(tx, newText, [key.organizationId, key.sessionId]);
  return new Map(rows.map((row) => [row.patient_id, changesOf(row)]));
}

function changesOf(row: Row): PersonChange[] {
  const part = 'groups';
  const changes: PersonChange[] = [];
  if (row.starts_on !== null)
    changes.push({ part, says: 'New in this group', on: row.starts_on, weight: 'attention' });
  if (row.visit_kind !== null)
    changes.push({ part, says: visitWords[row.visit_kind] ?? 'Visits today', on: null, weight: 'attention' });
  if (row.known_absence !== null)
    changes.push({ part, says: 'Said that they will not come today', on: null, weight: 'plain' });
  return changes;
}

// Whether a seat goes on from one that they had in the group before.
const wentOn = `EXISTS (SELECT FROM seats o WHERE o.organization_id = t.organization_id AND o.group_id = t.group_id AND o.patient_id = t.patient_id
    AND o.taken_back_at IS NULL AND o.starts_on < t.starts_on AND o.ends_on >= t.starts_on - 1)`;

// New is whose seat began after the date of the group before this one.
const newText = `
  SELECT r.patient_id, CASE WHEN t.starts_on > coalesce(b.held_on, s.held_on - 1) AND NOT ${wentOn} THEN t.starts_on END AS starts_on,
         v.kind AS visit_kind, r.known_absence
    FROM sessions s
    JOIN rosters r ON r.organization_id = s.organization_id AND r.session_id = s.id AND NOT r.taken_back
    LEFT JOIN LATERAL (
      SELECT p.held_on FROM sessions p WHERE p.organization_id = s.organization_id AND p.group_id = s.group_id AND p.starts_at < s.starts_at AND p.status <> 'cancelled'
       ORDER BY p.starts_at DESC LIMIT 1) b ON true
    LEFT JOIN seats t ON t.organization_id = r.organization_id AND t.id = r.seat_id
    LEFT JOIN visits v ON v.organization_id = r.organization_id AND v.id = r.visit_id
   WHERE s.organization_id = $1 AND s.id = $2`;

/** How many people come to each of some sessions for the first time since they have a seat there. */
export async function countNewInGroups(
  tx: Pick<Tx, 'getExecutor'>,
  key: { organizationId: OrganizationId; sessionIds: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  if (key.sessionIds.length === 0) return new Map();
  const rows = await rowsOf<{ session_id: string; people: number }>(tx, countText, [
    key.organizationId,
    key.sessionIds,
  ]);
  return new Map(rows.map((row) => [row.session_id, row.people]));
}

// A seat that goes on otherwise from a day on is nobody new.
const countText = `
  SELECT s.id AS session_id, count(DISTINCT t.patient_id)::integer AS people
    FROM sessions s
   CROSS JOIN LATERAL (SELECT coalesce((
     SELECT p.held_on FROM sessions p WHERE p.organization_id = s.organization_id AND p.group_id = s.group_id AND p.starts_at < s.starts_at AND p.status <> 'cancelled'
      ORDER BY p.starts_at DESC LIMIT 1), s.held_on - 1) AS held_on) AS before
    JOIN seats t ON t.organization_id = s.organization_id AND t.group_id = s.group_id AND t.taken_back_at IS NULL
     AND t.starts_on > before.held_on AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
   WHERE s.organization_id = $1 AND s.id = ANY ($2) AND NOT ${wentOn}
   GROUP BY s.id`;
