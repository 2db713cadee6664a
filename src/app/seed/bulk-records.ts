// Marks, signatures and notes of a seeded world: ten of each for every session that is over, one clinic at a time.
import { chairs, idOf, kinds, patientIn, type BulkNumbers } from './bulk-numbers.ts';
import { timeZone } from './places.ts';

// In the order of their numbers, so that every index grows at one place.
/** The statements for one clinic; each takes the organization as its only value. */
export function bulkRecords(numbers: BulkNumbers, clinic: number): string[] {
  // A session's number holds its group, week and weekday, so that who sat where needs no join.
  const over = `(SELECT s.id, s.clinic_id, s.group_id, s.held_on, s.starts_at, s.ends_at, d.g, d.week, d.n
     FROM sessions s, LATERAL (SELECT ('x' || right(s.id::text, 12))::bit(48)::bigint AS n) AS numbered,
          LATERAL (SELECT n, n / 7 / ${numbers.allWeeks} AS g, (n / 7) % ${numbers.allWeeks} AS week) AS d
    WHERE s.organization_id = $1 AND s.clinic_id = ${idOf(kinds.clinic, String(clinic))} AND s.ends_at < timestamptz '${numbers.now}') AS s`;
  const there = `(s.n * 31 + chair * 17) % 5 > 0`;
  const patient = idOf(kinds.patient, patientIn(numbers, { group: 's.g', chair: 'chair', week: 's.week' }));
  const leader = idOf(kinds.staff, 's.g');
  return [
    `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, arrived_at, recorded_by, recorded_at)
     SELECT $1, ${idOf(kinds.mark, 's.n * 16 + chair')}, s.clinic_id, s.id, ${patient}, 1, CASE WHEN ${there} THEN 'present' ELSE 'absent' END,
            CASE WHEN ${there} THEN s.starts_at END, ${leader}, s.starts_at + interval '5 minutes' FROM ${over}, generate_series(0, ${chairs - 1}) AS chair ORDER BY s.n, chair`,
    `INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signer_credential, signed_at)
     SELECT $1, ${idOf(kinds.signature, 's.n')}, s.clinic_id, s.id, ${leader}, m.given_name || ' ' || m.family_name, 'CADC', s.ends_at + interval '12 minutes'
       FROM ${over} JOIN staff_members m ON m.organization_id = $1 AND m.id = ${leader}`,
    `INSERT INTO notes (organization_id, id, clinic_id, session_id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes, treatment_minutes, shared_words, own_words, content_sha256)
     SELECT $1, ${idOf(kinds.note, 's.n * 16 + chair')}, s.clinic_id, s.id, ${patient}, ${idOf(kinds.signature, 's.n')}, (s.starts_at AT TIME ZONE '${timeZone}')::date, 'Group ' || s.g,
            CASE WHEN ${there} THEN 'present' ELSE 'absent' END, CASE WHEN ${there} THEN 195 ELSE 0 END, CASE WHEN ${there} THEN 180 ELSE 0 END,
            CASE WHEN ${there} THEN ${drawn(shared, 's.n')} ELSE '' END,
            CASE WHEN ${there} THEN words ELSE 'Away. Called at the safe number; a new day was agreed.' END, decode(md5(words), 'hex')
       FROM ${over}, generate_series(0, ${chairs - 1}) AS chair,
            LATERAL (SELECT ${drawn(first, 's.n + chair')} || ' ' || ${drawn(second, 's.n / 7 + chair * 3')} || ' ' || ${drawn(third, 's.n / 3 + chair * 5')} || ' Session ' || s.n || '.' AS words) AS spoken ORDER BY s.n, chair`,
  ];
}

const shared = [
  'Group worked on triggers: people, places and times of day. Each person marked the hard hours of one week.',
  'Education on sleep in early recovery, then one habit each.',
  'Role play in pairs: saying no to an offer, to a friend and to a family member.',
];
const first = [
  'Came in tired and warmed up in the first round.',
  'Quiet at first; spoke when asked.',
  'In good spirits.',
  'Tense at the start, calmer at the end.',
  'On time and prepared.',
  'Restless; came back after a short walk.',
  'Talkative today.',
];
const second = [
  'Brought up that Friday after work is the hardest hour of the week and planned a call for it.',
  'Told how an argument on the phone set off a craving, and what helped.',
  'Practiced leaving the room after one sentence.',
  'Will get up at the same time on all seven days.',
  'Read a short letter aloud and let others answer.',
  'Asked two others in the room for their numbers.',
  'Made the first step of the plan smaller so that it can be done.',
  'Called the landlord and agreed on a date.',
  'Listened more than spoke and named it.',
  'Marked three hours on the map and planned a walk for each.',
  'Wrote three true sentences for the interview.',
];
const third = [
  'No thoughts of harming self or others.',
  'Craving today 3 of 10.',
  'Craving today 6 of 10; stayed for a talk after group.',
  'No use reported since last session.',
  'Takes the medicine as prescribed.',
];

function drawn(texts: readonly string[], number: string): string {
  return `(ARRAY[${texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')}])[1 + (${number}) % ${texts.length}]`;
}
