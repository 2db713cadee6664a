// Notes of the sessions that are over: signed, unsigned with drafts in the last days, and now and then amended.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { methods, moods, themes } from '../../notes/rules/part.ts';
import { instantText } from './almanac.ts';
import { drawPresence, marksOf, seatsOn, type Presence } from './attendance.ts';
import { amendmentWords, ownWords, sharedWords, topics, type Topic } from './note-words.ts';
import { pullOutRow, takerOf } from './pull-outs.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, PersonPlan, SeatPlan, SessionPlan, StaffPlan } from './world.ts';

export type Records = {
  readonly marks: SeedRow<'attendance_marks'>[];
  readonly drafts: SeedRow<'note_drafts'>[];
  readonly signatures: SeedRow<'signatures'>[];
  readonly notes: SeedRow<'notes'>[];
  readonly amendments: SeedRow<'amendments'>[];
  readonly pullOuts: SeedRow<'pull_outs'>[];
  readonly cosignatures: SeedRow<'note_cosignatures'>[];
};

type Held = {
  session: SessionPlan;
  presences: Presence[];
  topic: Topic;
  shared: string;
  method: string;
  goals: Goals;
};
type Goals = ReadonlyMap<PersonPlan, readonly string[]>;

const minute = 60_000;

/** What stands on record of every session until now. */
export function planRecords(
  laying: Laying,
  sessions: readonly SessionPlan[],
  of: { seats: readonly SeatPlan[]; staff: readonly StaffPlan[]; goals: Goals },
): Records {
  const records: Records = {
    marks: [],
    drafts: [],
    signatures: [],
    notes: [],
    amendments: [],
    pullOuts: [],
    cosignatures: [],
  };
  const takeOut = takerOf(laying, of.staff);
  const byGroup = Map.groupBy(of.seats, (seat) => seat.group);
  for (const session of sessions) {
    if (session.cancelled || session.startsAt > laying.almanac.nowMilliseconds) continue;
    const seats = seatsOn(laying, byGroup.get(session.group) ?? [], session);
    addSession(laying, records, { session, seats, takeOut, goals: of.goals });
  }
  return records;
}

type ToRecord = {
  session: SessionPlan;
  seats: SeatPlan[];
  takeOut: ReturnType<typeof takerOf>;
  goals: Goals;
};

function addSession(laying: Laying, records: Records, of: ToRecord): void {
  const { random, almanac } = laying;
  const { session } = of;
  const isRunning = session.endsAt > almanac.nowMilliseconds;
  // The persona's running session waits for its counselor: nobody is marked yet.
  if (of.seats.length === 0 || (isRunning && session.group.leader.persona)) return;
  const presences = of.seats.map((seat) =>
    known(session, drawPresence(laying, { session, seat }, of.takeOut), almanac.nowMilliseconds),
  );
  for (const presence of presences) {
    records.marks.push(...marksOf(laying, session, presence));
    const { seat, away } = presence;
    if (away !== null) records.pullOuts.push(pullOutRow(laying, { session, seat, away }));
  }
  if (isRunning) return;
  const topic = random.pick(topics);
  const held: Held = {
    session,
    presences,
    topic,
    shared: sharedWords(random, topic),
    method: random.pick(methods).code,
    goals: of.goals,
  };
  if (isUnsigned(laying, session)) addDrafts(laying, records, held);
  else sign(laying, records, held);
}

// In a running session nobody has left yet, whoever is late may not have come yet, and what comes later is not known.
function known(session: SessionPlan, presence: Presence, now: number): Presence {
  if (session.endsAt <= now) return presence;
  if ((presence.arrivedAt ?? 0) > now)
    return { ...presence, status: 'absent', arrivedAt: null, leftAt: null, away: null };
  return {
    ...presence,
    leftAt: (presence.leftAt ?? 0) > now ? null : presence.leftAt,
    away: (presence.away?.from ?? 0) > now ? null : presence.away,
  };
}

function isUnsigned({ random, almanac }: Laying, session: SessionPlan): boolean {
  const hours = (almanac.nowMilliseconds - session.endsAt) / 3_600_000;
  if (session.group.leader.persona) return hours < 2 || (hours > 10 && hours < 60 && random.chance(0.5));
  if (hours < 1) return true;
  if (hours < 48) return random.chance(0.35);
  return hours < 200 ? random.chance(0.04) : false;
}

function addDrafts(laying: Laying, records: Records, held: Held): void {
  const { random } = laying;
  const at = Math.min(held.session.endsAt + random.whole(5, 40) * minute, laying.almanac.nowMilliseconds);
  const draft = (patientId: string | null, words: string): void => {
    records.drafts.push({
      organization_id: laying.organizationId,
      id: laying.newId(),
      clinic_id: held.session.group.clinic.id,
      session_id: held.session.id,
      patient_id: patientId,
      words,
      revision: random.whole(1, 6),
      written_by: held.session.group.leader.id,
      written_at: instantText(at),
    });
  };
  draft(null, held.shared);
  for (const presence of held.presences) {
    if (random.chance(0.5)) draft(presence.seat.person.id, ownWords(random, held.topic, presence));
  }
}

function sign(laying: Laying, records: Records, held: Held): void {
  const { session } = held;
  const { leader } = session.group;
  const late = laying.random.chance(0.2) ? laying.random.whole(60, 1_300) : laying.random.whole(4, 25);
  const signedAt = Math.min(session.endsAt + late * minute, laying.almanac.nowMilliseconds);
  const signatureId = laying.newId();
  records.signatures.push({
    organization_id: laying.organizationId,
    id: signatureId,
    clinic_id: session.group.clinic.id,
    session_id: session.id,
    signed_by: leader.id,
    signer_name: `${leader.given} ${leader.family}`,
    signer_credential: leader.credential,
    signed_at: instantText(signedAt),
  });
  for (const presence of held.presences) {
    const note = noteOf(laying, held, { presence, signatureId });
    records.notes.push(note);
    if (isToCosign(session))
      records.cosignatures.push(cosignatureOf(laying, { session, note, at: signedAt }));
    if (laying.random.chance(0.006))
      records.amendments.push(amendmentOf(laying, session, { note, at: signedAt }));
  }
}

function noteOf(
  laying: Laying,
  held: Held,
  of: { presence: Presence; signatureId: string },
): SeedRow<'notes'> {
  const { presence } = of;
  const { session } = held;
  // What the shared part says was not heard by those who were away.
  const wasThere = presence.arrivedAt !== null;
  const parts = wasThere ? partsOf(laying, held, presence) : nothingSaid;
  const content = {
    id: laying.newId(),
    patientId: presence.seat.person.id,
    heldOn: laying.almanac.day(session.day),
    groupName: session.group.name,
    attendance: presence.status,
    clockMinutes: presence.clockMinutes,
    treatmentMinutes: presence.treatmentMinutes,
    sharedWords: wasThere ? held.shared : '',
    ownWords: ownWords(laying.random, held.topic, presence),
    ...parts,
  };
  // The same text as a signature in the program freezes.
  const text = canonicalize({ ...content, sessionId: session.id }) ?? '';
  return {
    organization_id: laying.organizationId,
    id: content.id,
    clinic_id: session.group.clinic.id,
    session_id: session.id,
    patient_id: content.patientId,
    signature_id: of.signatureId,
    held_on: content.heldOn,
    group_name: content.groupName,
    attendance: content.attendance,
    clock_minutes: content.clockMinutes,
    treatment_minutes: content.treatmentMinutes,
    shared_words: content.sharedWords,
    own_words: content.ownWords,
    topic: content.topic,
    method: content.method,
    participation: content.participation,
    mood: content.mood,
    theme: content.theme,
    response: content.response,
    feedback: content.feedback,
    goal_words: content.goalWords,
    next_step: content.nextStep,
    content_sha256: `\\x${createHash('sha256').update(text).digest('hex')}`,
  };
}

const nothingSaid = {
  topic: '',
  method: '',
  participation: '',
  mood: '',
  theme: '',
  response: '',
  feedback: '',
  goalWords: '',
  nextStep: '',
};

// What was tapped beside the words, and the goal they worked on. Listening without sharing is full participation.
function partsOf({ random }: Laying, held: Held, { seat }: Presence): typeof nothingSaid {
  return {
    ...nothingSaid,
    topic: held.topic.name,
    method: held.method,
    participation: random.pick(['active', 'active', 'shared', 'shared', 'listened', 'hard_today']),
    mood: random.pick(moods).code,
    theme: random.pick(themes).code,
    goalWords: random.chance(0.7) ? (held.goals.get(seat.person)?.[0] ?? '') : '',
  };
}

// The associate's notes of the last week wait for the supervisor.
function isToCosign(session: SessionPlan): boolean {
  return session.day > -7 && session.group.leader.credential === 'LSW';
}

function cosignatureOf(
  laying: Laying,
  of: { session: SessionPlan; note: SeedRow<'notes'>; at: number },
): SeedRow<'note_cosignatures'> {
  return {
    organization_id: laying.organizationId,
    note_id: of.note.id,
    clinic_id: of.session.group.clinic.id,
    patient_id: of.note.patient_id,
    signed_by: of.session.group.leader.id,
    because: 'credential',
    asked_at: instantText(of.at),
  };
}

function amendmentOf(
  laying: Laying,
  session: SessionPlan,
  of: { note: SeedRow<'notes'>; at: number },
): SeedRow<'amendments'> {
  const { leader } = session.group;
  return {
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: session.group.clinic.id,
    patient_id: of.note.patient_id,
    note_id: of.note.id,
    ...amendmentWords(laying.random),
    written_by: leader.id,
    writer_name: `${leader.given} ${leader.family}`,
    writer_credential: leader.credential,
    written_at: instantText(
      Math.min(of.at + laying.random.whole(60, 2_000) * minute, laying.almanac.nowMilliseconds),
    ),
  };
}
