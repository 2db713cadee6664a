// Generated from a migrated database by `npm run gen`. Do not edit.
import type { ColumnType, Generated } from 'kysely';

/** A jsonb column: read as a value, written as JSON text. */
export type JsonColumn = ColumnType<unknown, string, string>;
/** A jsonb column with a default. */
export type DefaultedJsonColumn = ColumnType<unknown, string | undefined, string>;

/** When a staff member is away, and what kind of absence it is. Withdrawn, never deleted. */
export interface Absences {
  /** Their organization. */
  organization_id: string;
  /** Identity; also the purpose of the bookings that keep its time. */
  id: string;
  /** Who is away. */
  staff_member_id: string;
  /** From, inclusive, until, exclusive. */
  during: string;
  /** vacation, sick, training, leave or other. */
  kind: string;
  /** Who recorded it. */
  recorded_by: string;
  /** When it was recorded. */
  recorded_at: string;
  /** Who took it back. */
  withdrawn_by: string | null;
  /** When it was taken back; then it counts no more. */
  withdrawn_at: string | null;
}

/** When staff members are away, as later slices join it; without the kind. */
export interface AbsencesInBrief {
  /** Their organization. */
  organization_id: string;
  /** Identity; also the purpose of the bookings that keep its time. */
  id: string;
  /** Who is away. */
  staff_member_id: string;
  /** From, inclusive, until, exclusive. */
  during: string;
}

/** What a staff member signs in with; closed, never deleted. */
export interface Accounts {
  /** Their organization. */
  organization_id: string;
  /** Whose account. */
  staff_member_id: string;
  /** Name typed at sign-in, lower case; the same name is not given twice in one database. */
  sign_in_name: string;
  /** argon2id hash with its own salt and cost. */
  password_hash: string | null;
  /** When the password was last chosen. */
  password_set_at: string | null;
  /** Seed of the authenticator app, sealed with a key outside the database. */
  totp_sealed: Buffer | null;
  /** A new seed that waits for its first code. */
  totp_pending_sealed: Buffer | null;
  /** Time step of the last code taken: no code is taken twice, nor an older one. */
  totp_last_step: number | null;
  /** Hash of the PIN, sealed: four digits alone would be guessed from a copy of the database. */
  pin_sealed: Buffer | null;
  /** When it was made. */
  made_at: string;
  /** When it was closed because the person left; then nothing opens it. */
  closed_at: string | null;
}

/** Where people live, in one line, for help that has to come to them. */
export interface AddressesInBrief {
  /** Their organization. */
  organization_id: string;
  /** Whose. */
  patient_id: string | null;
  /** Street, city, state and postal code, as far as known. */
  address: string | null;
}

/** What was added to a signed note later, with author, time and reason. */
export interface Amendments {
  /** Its organization. */
  organization_id: string;
  /** Identity of the amendment. */
  id: string;
  /** Clinic of the note. */
  clinic_id: string;
  /** The person the note is about. */
  patient_id: string;
  /** The note it stands beside. */
  note_id: string;
  /** What is added. */
  words: string;
  /** Why. */
  reason: string;
  /** Who. */
  written_by: string;
  /** Name as of that day. */
  writer_name: string;
  /** Credential as of that day, or null. */
  writer_credential: string | null;
  /** When. */
  written_at: string;
  /** Names in it that were said not to mean a member of the group, accents folded. */
  dismissed_names: Generated<string[]>;
}

/** Failures at signing in: in a row for a name, and in a quarter of an hour for an address and its network. */
export interface AttemptCounts {
  /** name, address or network. */
  kind: string;
  /** Keyed hash of the name or address; the key is outside the database. */
  subject: Buffer;
  /** Failures counted. */
  failures: number;
  /** When this count began. */
  first_at: string;
  /** When the last one came. */
  last_at: string;
}

/** What was said about a person's presence in a session, mark after mark; corrections are further marks. */
export interface AttendanceMarks {
  /** Their organization. */
  organization_id: string;
  /** Identity of the mark. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Whose presence. */
  patient_id: string;
  /** Counts the marks of this person in this session; two at once cannot both be next. */
  sequence: number;
  /** expected (a mark taken back), present, late, absent, cancelled, or could_not_stay (came, and was not fit to stay today). */
  status: string;
  /** When they arrived. */
  arrived_at: string | null;
  /** When they left, if before the end. */
  left_at: string | null;
  /** Who said so; null where they checked in by themselves at a tablet. */
  recorded_by: string | null;
  /** When it was said. */
  recorded_at: string;
  /** Nurse, or whoever stood in for one, who saw to somebody who could not stay. */
  seen_by: string | null;
  /** How they get home safely: somebody_fetches, ride, transit, stays_here, emergency or at_home (by video). */
  way_home: string | null;
  /** Tablet at which they checked in by themselves, or null. */
  tablet_id: string | null;
}

/** Every look and change, allowed or refused, added in the same transaction as the answer. */
export interface AuditEntries {
  /** Whose entry; all zeros when nobody was recognized. */
  organization_id: string;
  /** Identity of the entry. */
  id: string;
  /** When, by the program's clock. */
  at: string;
  /** Transaction that added it, so that the sealer takes only what no running transaction can precede. */
  transaction_id: Generated<string>;
  /** Who, when recognized. */
  staff_member_id: string | null;
  /** What was asked for, named as the route names it. */
  action: string;
  /** look, change, or access (signing in and out). */
  kind: string;
  /** allowed, or the code of the refusal. */
  outcome: string;
  /** Patients whose record was opened or changed. */
  patient_ids: Generated<string[]>;
  /** Ids of what it was about; never names or text. */
  detail: DefaultedJsonColumn;
  /** Network address it came from. */
  address: string | null;
  /** Request it belongs to, as in the log. */
  request_id: string | null;
}

/** The chain over audit_entries: each seal is an HMAC of the one before and of its entry. One chain for the whole installation; it holds no personal data. */
export interface AuditSeals {
  /** Place in the chain, without gaps from 1. */
  position: number;
  /** Organization of the sealed entry. */
  organization_id: string;
  /** The sealed entry. */
  entry_id: string;
  /** HMAC-SHA256 of the previous seal and the entry's canonical text. */
  seal: Buffer;
}

/** Blocks of sessions in their order, as other slices join them. */
export interface BlocksInBrief {
  /** Its organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Order within the session, from 1. */
  position: number;
  /** Kind of treatment in this block. */
  kind: string;
  /** Minutes from the start of the session at which it begins. */
  from_minute: number;
  /** Minutes from the start of the session at which it ends. */
  to_minute: number;
  /** What it is about, or null. */
  topic: string | null;
}

/** Rooms, staff members and patients taken for a time. A cancelled booking stays and frees the time. */
export interface Bookings {
  /** Their organization. */
  organization_id: string;
  /** Identity of the booking. */
  id: string;
  /** room, staff_member or patient. */
  resource_kind: string;
  /** The room, staff member or patient taken. */
  resource_id: string;
  /** Clinic that took it, and where it can be seen. */
  clinic_id: string;
  /** From, inclusive, until, exclusive. */
  during: string;
  /** session, appointment, absence or pull_out. */
  purpose: string;
  /** The session, appointment, absence or pull-out it is for. */
  purpose_id: string;
  /** Whether the time is free again. */
  cancelled: Generated<boolean>;
  /** Whether it may share its time with other shared bookings of the same person: covering several rooms. */
  shared: Generated<boolean>;
}

/** Why a clinic, or one member of its staff, may open a person's record, and for how long. */
export interface CareRelations {
  /** Their organization. */
  organization_id: string;
  /** Identity of the relation. */
  id: string;
  /** Whose record it opens. */
  patient_id: string;
  /** The clinic it opens it to. */
  clinic_id: string;
  /** The one person it opens it to, for a caseload. */
  staff_member_id: string | null;
  /** registration, caseload or seat. */
  kind: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null while it stands; the day before its first when it was replaced on that day. */
  ends_on: string | null;
}

/** Questions put to a browser that is signing in or proving who sits there; each is answered once, within minutes. */
export interface Challenges {
  /** Organization of the person asked; all zeros while nobody is recognized. */
  organization_id: string;
  /** Identity of the challenge. */
  id: string;
  /** Who is asked, when known. */
  staff_member_id: string | null;
  /** The signed-in browser that is asked, when there is one. */
  sign_in_id: string | null;
  /** What the answer is for; an answer for one purpose serves no other. */
  purpose: string;
  /** SHA-256 of the random ticket the browser brings back. */
  ticket_sha256: Buffer;
  /** Random words a passkey signs. */
  challenge: string;
  /** How often an answer came; after five it is over. */
  tries: Generated<number>;
  /** When it was put. */
  made_at: string;
  /** When it is over, answered or not. */
  ends_at: string;
  /** When it was answered rightly. */
  taken_at: string | null;
}

/** When a clinic is open, by weekday, in its wall-clock time. A weekday without a row was never said. */
export interface ClinicHours {
  /** Its organization. */
  organization_id: string;
  /** The clinic. */
  clinic_id: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday: number;
  /** Opens at, or null when closed that weekday. */
  opens_at: string | null;
  /** Closes at, or null when closed that weekday. */
  closes_at: string | null;
}

/** Opening hours as other slices join them. */
export interface ClinicHoursInBrief {
  /** Its organization. */
  organization_id: string;
  /** The clinic. */
  clinic_id: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday: number;
  /** Opens at, or null when closed that weekday. */
  opens_at: string | null;
  /** Closes at, or null when closed that weekday. */
  closes_at: string | null;
}

/** A place of care with a state, whose rules apply, and a time zone, whose clock its timetables follow. */
export interface Clinics {
  /** Its organization. */
  organization_id: string;
  /** Identity of the clinic. */
  id: string;
  /** Name as staff say it. */
  name: string;
  /** State whose rules apply: IL or TX. */
  state: string;
  /** IANA zone of its wall clock. */
  time_zone: string;
  /** Street and number. */
  street: string;
  /** City. */
  city: string;
  /** Five-digit ZIP code. */
  postal_code: string;
  /** Number of the front desk. */
  phone: string | null;
  /** Programs it offers: substance_use, mental_health, co_occurring. */
  programs: Generated<string[]>;
  /** Whether it runs programs for adolescents, with groups and hours of their own. */
  adolescents: Generated<boolean>;
  /** Counts changes, so that two editors never overwrite each other. */
  version: Generated<number>;
}

/** Clinics as other slices join them. */
export interface ClinicsInBrief {
  /** Its organization. */
  organization_id: string;
  /** Identity of the clinic. */
  id: string;
  /** Name as staff say it. */
  name: string;
  /** State whose rules apply: IL or TX. */
  state: string;
  /** IANA zone of its wall clock. */
  time_zone: string;
  /** Street and number. */
  street: string;
  /** City. */
  city: string;
  /** Five-digit ZIP code. */
  postal_code: string;
  /** Number of the front desk. */
  phone: string | null;
  /** Programs it offers: substance_use, mental_health, co_occurring. */
  programs: string[];
  /** Whether it runs programs for adolescents, with groups and hours of their own. */
  adolescents: boolean;
}

/** Clinics with their ZIP codes, for distances. */
export interface ClinicsOnMap {
  /** Its organization. */
  organization_id: string;
  /** Identity of the clinic. */
  id: string;
  /** Name as staff say it. */
  name: string;
  /** State whose rules apply: IL or TX. */
  state: string;
  /** IANA zone of its wall clock. */
  time_zone: string;
  /** Five-digit ZIP code. */
  postal_code: string;
  /** Number of the front desk. */
  phone: string | null;
}

/** Days on which a clinic, or every clinic, is closed. Withdrawn, never deleted. */
export interface Closures {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The clinic, or null for every clinic. */
  clinic_id: string | null;
  /** First closed day. */
  starts_on: string;
  /** Last closed day. */
  ends_on: string;
  /** Why, such as a holiday or a storm. */
  reason: string;
  /** Who entered it. */
  made_by: string;
  /** When it was entered. */
  made_at: string;
  /** Who took it back. */
  withdrawn_by: string | null;
  /** When it was taken back; then it counts no more. */
  withdrawn_at: string | null;
}

/** Closures that stand, as other slices join them; no clinic means every clinic. */
export interface ClosuresInBrief {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The clinic, or null for every clinic. */
  clinic_id: string | null;
  /** First closed day. */
  starts_on: string;
  /** Last closed day. */
  ends_on: string;
  /** Why, such as a holiday or a storm. */
  reason: string;
}

/** Of each person and session the newest place that was confirmed on arrival by video. */
export interface ConfirmedPlacesInBrief {
  /** Their organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Who. */
  patient_id: string;
  /** Where they are now, for help to find them. */
  address: string;
  /** State in which they are now. */
  state: string;
  /** Number under which they can be called back. */
  call_back: string;
  /** When. */
  confirmed_at: string;
  /** Whether they came to the room although they were expected by video. */
  in_room: boolean | null;
}

/** Ways to reach a person, and what may be done and said there. A change ends one and adds the next; none is ever deleted. */
export interface Contacts {
  /** Their organization. */
  organization_id: string;
  /** Identity of the contact. */
  id: string;
  /** Whom it leads to. */
  patient_id: string;
  /** Whose it is, when not the patient's own. */
  person: string | null;
  /** Who that is to the patient. */
  relation: string | null;
  /** phone, email or post. */
  kind: string;
  /** The number or address. */
  value: string;
  /** Whether it may be called. */
  may_call: Generated<boolean>;
  /** Whether a message may be left there. */
  may_leave_message: Generated<boolean>;
  /** Whether a text may be sent. */
  may_text: Generated<boolean>;
  /** Whether a mail or letter may be sent. */
  may_mail: Generated<boolean>;
  /** What may be said to whoever answers or reads: nothing, name (of the caller), clinic, or everything. */
  may_say: string;
  /** The person's own words for it, to be used as they are. */
  say_words: string | null;
  /** When to try. */
  best_times: string | null;
  /** Whether it may be used when there is danger. */
  for_emergency: Generated<boolean>;
  /** The contact that this one changed. */
  replaces_id: string | null;
  /** Who wrote it down. */
  written_by: string | null;
  /** Since when it stands. */
  written_at: string;
  /** Who ended it. */
  ended_by: string | null;
  /** Until when it stood, or null while it does. */
  ended_at: string | null;
}

/** What supervisors did with notes that need a second signature: co-signed, or returned with a comment. */
export interface CosignSteps {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the note. */
  clinic_id: string;
  /** The person the note is about. */
  patient_id: string;
  /** The note. */
  note_id: string;
  /** Counts up for each note, so that two never decide at once. */
  sequence: number;
  /** cosigned or returned. */
  step: string;
  /** What the author is to look at, for returned. */
  comment: string;
  /** Who. */
  made_by: string;
  /** Name as of that day. */
  maker_name: string;
  /** Credential as of that day, or null. */
  maker_credential: string | null;
  /** When. */
  made_at: string;
  /** Hash of the note as it was seen. */
  content_sha256: Buffer;
  /** Names in the comment that were said not to mean a member of the group, accents folded. */
  dismissed_names: Generated<string[]>;
}

/** Licenses and certificates by state, with dates; a signature freezes the one of its day. */
export interface Credentials {
  /** Their organization. */
  organization_id: string;
  /** Identity of the credential. */
  id: string;
  /** Who holds it. */
  staff_member_id: string;
  /** State that grants it. */
  state: string;
  /** Letters after the name, such as LCDC or CADC. */
  title: string;
  /** Valid from. */
  starts_on: string;
  /** Last valid day, or null. */
  expires_on: string | null;
  /** Number of the license or certificate, if known. */
  number: string | null;
  /** When it was taken back because it was entered by mistake; then it counts no more. */
  withdrawn_at: string | null;
}

/** Credentials as other slices join them. */
export interface CredentialsInBrief {
  /** Their organization. */
  organization_id: string;
  /** Who holds it. */
  staff_member_id: string;
  /** State that grants it. */
  state: string;
  /** Letters after the name, such as LCDC or CADC. */
  title: string;
  /** Valid from. */
  starts_on: string;
  /** Last valid day, or null. */
  expires_on: string | null;
}

/** The newest mark of each person in each session. */
export interface CurrentAttendance {
  /** Their organization. */
  organization_id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Whose presence. */
  patient_id: string;
  /** Counts the marks of this person in this session; two at once cannot both be next. */
  sequence: number;
  /** expected (a mark taken back), present, late, absent, cancelled, or could_not_stay (came, and was not fit to stay today). */
  status: string;
  /** When they arrived. */
  arrived_at: string | null;
  /** When they left, if before the end. */
  left_at: string | null;
  /** Who said so; null where they checked in by themselves at a tablet. */
  recorded_by: string | null;
  /** When it was said. */
  recorded_at: string;
}

/** An ordered list of topics that groups work through, round after round. */
export interface Curricula {
  /** Its organization. */
  organization_id: string;
  /** Identity of the curriculum. */
  id: string;
  /** Name as staff say it. */
  name: string;
  /** Entry of the program's library it began from, or own. */
  origin: string;
  /** Who added it, or null for the demonstration. */
  added_by: string | null;
  /** When it was added. */
  added_at: string;
}

/** Which curriculum a group follows when, with each of its versions. */
export interface CurriculaInBrief {
  /** Its organization. */
  organization_id: string;
  /** The group. */
  group_id: string;
  /** Block of the program day it fills, 1 where the day is one. */
  block: number;
  /** The curriculum. */
  curriculum_id: string;
  /** Name as staff say it. */
  name: string;
  /** First day it counts. */
  starts_on: string;
  /** Last day, or null. */
  ends_on: string | null;
  /** A version of the curriculum. */
  version_id: string | null;
  /** Its number. */
  version_number: number | null;
  /** First day that version counts. */
  version_starts_on: string | null;
  /** What a cancelled date does to its topic: shift moves it to the next date, skip leaves it out this round. */
  when_cancelled: string;
}

/** A curriculum as it reads from a day on. Editing adds a version; none is ever changed. */
export interface CurriculumVersions {
  /** Its organization. */
  organization_id: string;
  /** Identity of the version. */
  id: string;
  /** The curriculum. */
  curriculum_id: string;
  /** Counts the versions; of those that have begun the highest counts. */
  number: number;
  /** First day it counts. */
  starts_on: string;
  /** What a cancelled date does to its topic: shift moves it to the next date, skip leaves it out this round. */
  when_cancelled: string;
  /** How many topics a round has. */
  topic_count: number;
  /** Where structure and titles are written. */
  source: string;
  /** Who wrote it, or null for the demonstration. */
  written_by: string | null;
  /** When it was written. */
  written_at: string;
}

/** Who is away on a date, and who stands in by the same change. */
export interface DatesCovered {
  /** Their organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** Who is away. */
  away_id: string | null;
  /** The change that assigned it. */
  change_id: string | null;
  /** Who stands in, or null. */
  substitute_id: string | null;
  /** Given name of who stands in. */
  substitute_given_name: string | null;
  /** Family name of who stands in. */
  substitute_family_name: string | null;
}

/** In what a date differs from its timetable, and by which change. */
export interface DatesOtherwise {
  /** Its organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** cancelled, moved, mode, or closed by a closure of the clinic. */
  aspect: string;
  /** The change that made it. */
  change_id: string;
  /** this date, this and the following, or all from today on. */
  reach: string;
}

/** Closing a clinic's day once everybody expected has a status, and reopening it with a reason. */
export interface DayClosings {
  /** Its organization. */
  organization_id: string;
  /** Identity of the step. */
  id: string;
  /** The clinic. */
  clinic_id: string;
  /** The day. */
  day: string;
  /** Counts the steps of this day; two at once cannot both be next. */
  sequence: number;
  /** closed or reopened. */
  step: string;
  /** Why it was reopened. */
  because: string;
  /** Who did it. */
  decided_by: string;
  /** When. */
  decided_at: string;
}

/** What somebody said when asked whether they have a device for a virtual date. The newest counts. */
export interface DeviceAnswers {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Who was asked. */
  patient_id: string;
  /** Whether they have one. */
  has_device: boolean;
  /** Who asked. */
  asked_by: string;
  /** When. */
  asked_at: string;
}

/** Names in a part of a note that somebody has said do not mean another member of the group; the signature passes over them. */
export interface DismissedNames {
  /** Its organization. */
  organization_id: string;
  /** Identity of the dismissal. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Whose part the name stands in; null is the shared part. */
  patient_id: string | null;
  /** The name as compared: accents folded, small letters. */
  name: string;
  /** Who said so. */
  dismissed_by: string;
  /** When. */
  dismissed_at: string;
}

/** Which staff member leads which group, from when to when. */
export interface Facilitations {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Who leads it. */
  staff_member_id: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null; the day before the first when it never came to count. */
  ends_on: string | null;
  /** leader, second (beside the leader) or supervisor; only a leader's time is taken whole. */
  part: Generated<string>;
  /** The change that began it, or null. */
  begun_by: string | null;
  /** The change that ended it, or null. */
  ended_by: string | null;
  /** Its last day before that change. */
  was_ends_on: string | null;
}

/** What a person works towards, from when to when; a changed goal is a further one. */
export interface Goals {
  /** Its organization. */
  organization_id: string;
  /** Identity of the goal. */
  id: string;
  /** Whose goal. */
  patient_id: string;
  /** The goal, in words the person can agree with. */
  words: string;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counts, or null. */
  ends_on: string | null;
  /** reached, changed, set_aside or entered_in_error. */
  ended_because: string | null;
  /** Who wrote it down. */
  set_by: string;
  /** When. */
  set_at: string;
  /** Names in it that were said not to mean a member of the group, accents folded. */
  dismissed_names: Generated<string[]>;
  /** The goal that ended as entered in error when this one was set in its place, or null. */
  stands_for: string | null;
}

/** Goals as notes join them. */
export interface GoalsInBrief {
  /** Its organization. */
  organization_id: string;
  /** Identity of the goal. */
  id: string;
  /** Whose goal. */
  patient_id: string;
  /** The goal, in words the person can agree with. */
  words: string;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counts, or null. */
  ends_on: string | null;
}

/** Which curriculum a group works through, from when to when. */
export interface GroupCurricula {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Block of the program day it fills, 1 where the day is one. */
  block: Generated<number>;
  /** The curriculum. */
  curriculum_id: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null. */
  ends_on: string | null;
  /** Topic the first session begins with. */
  first_position: Generated<number>;
  /** Whether another choice took its place before it began. */
  withdrawn: Generated<boolean>;
  /** Who decided it, or null for the demonstration. */
  set_by: string | null;
  /** When it was decided. */
  set_at: string;
}

/** A standing series of sessions: who it is for, where, how many seats. */
export interface Groups {
  /** Its organization. */
  organization_id: string;
  /** Identity of the group. */
  id: string;
  /** Clinic whose clock and state rules it follows. */
  clinic_id: string;
  /** Name as staff say it; neutral, since reminders may show it. */
  name: string;
  /** substance_use, mental_health or co_occurring. */
  program: string;
  /** Kind of its main block; decides the state limit. */
  kind: string;
  /** in_person, virtual or hybrid. */
  mode: string;
  /** Its room, unless it is virtual. */
  room_id: string | null;
  /** First day of the series. */
  starts_on: string;
  /** Last day, or null. */
  ends_on: string | null;
  /** Lowest of room, house and state limit: never more seats on any date. */
  seat_limit: number;
  /** Code of the rule that gives the limit. */
  seat_limit_rule: string;
  /** Counts changes, so that two editors never overwrite each other. */
  version: Generated<number>;
  /** Address of its meetings, when it is virtual or hybrid. */
  virtual_link: string | null;
  /** Language in which it is held, such as en or es. */
  language: Generated<string>;
  /** For whom it is, in the house's own words, such as evening workers; an open list. */
  audiences: Generated<string[]>;
  /** Youngest age in full years at which one may join. */
  youngest: Generated<number>;
  /** Oldest age in full years, or null. */
  oldest: number | null;
  /** Whether pets may come; its rooms must welcome them. Service animals always may. */
  pets_welcome: Generated<boolean>;
  /** Minutes a week that the program says it has, when it says so; shown beside what the timetable gives. */
  stated_minutes: number | null;
  /** Sessions that the program says make it complete, or null. */
  stated_sessions: number | null;
}

/** Groups as other slices join them. */
export interface GroupsInBrief {
  /** Its organization. */
  organization_id: string;
  /** Identity of the clinic. */
  id: string;
  /** Clinic whose clock and state rules it follows. */
  clinic_id: string;
  /** Name as staff say it. */
  name: string;
  /** Kind of its main block; decides the state limit. */
  kind: string;
  /** in_person, virtual or hybrid. */
  mode: string;
  /** substance_use, mental_health or co_occurring. */
  program: string;
  /** First day of the series. */
  starts_on: string;
  /** Last day, or null. */
  ends_on: string | null;
  /** Name of the clinic. Never null. */
  clinic_name: string;
  /** State of the clinic. Never null. */
  state: string;
  /** Zone of the clinic. Never null. */
  time_zone: string;
  /** Language in which it is held, such as en or es. */
  language: string;
  /** For whom it is, in the house's own words, such as evening workers; an open list. */
  audiences: string[];
  /** Whether pets may come; its rooms must welcome them. Service animals always may. */
  pets_welcome: boolean;
}

/** Somebody without a chart in one session: family, an observer, an interpreter. Counts for the room, never for the state's limit. */
export interface Guests {
  /** Their organization. */
  organization_id: string;
  /** Identity of the guest. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** Group of the session. */
  group_id: string;
  /** The session. */
  session_id: string;
  /** family, observer, interpreter, speaker or other. */
  kind: string;
  /** Name as they gave it, or what they are. */
  name: string;
  /** Whether they take part by video and need no chair. */
  virtual: Generated<boolean>;
  /** The change that added them. */
  change_id: string;
  /** Who added them. */
  given_by: string;
  /** When. */
  given_at: string;
  /** When they were taken from the list. */
  withdrawn_at: string | null;
  /** Who did. */
  withdrawn_by: string | null;
  /** Why. */
  withdrawn_because: string | null;
  /** Whether the guest is younger than eighteen. */
  under_18: Generated<boolean>;
}

/** Answers already given, by the key the asker sent; kept for at least 24 hours. */
export interface IdempotencyKeys {
  /** Whose request. */
  organization_id: string;
  /** Who asked; keys of two people never meet. */
  staff_member_id: string;
  /** The Idempotency-Key header as sent. */
  key: string;
  /** Hash of method, path and body: another request under the same key is refused. */
  request_sha256: Buffer;
  /** HTTP status of the answer. */
  status: number | null;
  /** Body of the answer, to be given again unchanged. */
  answer: string | null;
  /** When it was first asked. */
  created_at: string;
}

/** Content of chosen files, part by part as it arrives. */
export interface ImportFileParts {
  /** Their organization. */
  organization_id: string;
  /** The file. */
  file_id: string;
  /** Which part, from 0. */
  part: number;
  /** Its bytes as they came. */
  content: Buffer;
}

/** Files chosen for an import and not brought in yet: copies that go away afterwards. */
export interface ImportFiles {
  /** Their organization. */
  organization_id: string;
  /** Identity of the file. */
  id: string;
  /** Its name, which may name a person; it goes away with the file. */
  file_name: string;
  /** How large it is. */
  bytes: number;
  /** The clinic that is to register the people it adds. */
  clinic_id: string | null;
  /** arriving, to_read, read (the preview stands), to_bring_in or brought_in. */
  stage: Generated<string>;
  /** Counts what was asked of it, so that an answer to an older question is thrown away. */
  asked: Generated<number>;
  /** What stands between the cells, where a person chose it. */
  separator: string | null;
  /** What each column holds, where a person chose it. */
  columns: string[] | null;
  /** In which order dates are written, where a person chose it. */
  date_order: string | null;
  /** Which system gave the record numbers in the file. */
  number_system: string | null;
  /** Whether all who look like somebody are the same person or another, once decided. */
  alike_as: string | null;
  /** Lines or entries whose look-alike was said to be the same person. */
  same_places: Generated<number[]>;
  /** Lines or entries whose look-alike was said to be another person. */
  other_places: Generated<number[]>;
  /** What was read and found, for the preview; no rule reads it. */
  reading: JsonColumn | null;
  /** The import it became. */
  import_id: string | null;
  /** How far the present work is. */
  done: Generated<number>;
  /** Of how much. */
  total: Generated<number>;
  /** Who chose it. */
  chosen_by: string;
  /** When. */
  chosen_at: string;
}

/** Numbers of other systems that an import added to people. */
export interface ImportIdentifiers {
  /** Their organization. */
  organization_id: string;
  /** The import. */
  import_id: string;
  /** Who gave the number. */
  system: string;
  /** The number. */
  value: string;
}

/** Who came in with an import or was here already, and how the record stood then. */
export interface ImportPeople {
  /** Their organization. */
  organization_id: string;
  /** The import. */
  import_id: string;
  /** The person. */
  patient_id: string;
  /** Line of a CSV file, or place among the people of a bundle, where they first stand. */
  place: number;
  /** Whether the import added them. */
  added: boolean;
  /** Version of their particulars when the import ended. */
  version_after: number;
  /** Whether the import brought the news of their death. */
  death_changed: boolean;
  /** Date of death before the import. */
  died_on_before: string | null;
  /** Whether they had died on an unknown day before the import. */
  died_on_unknown_day_before: boolean;
}

/** Resources we have no place for yet, as they came; no rule reads them. */
export interface ImportedResources {
  /** Their organization. */
  organization_id: string;
  /** Identity here. */
  id: string;
  /** The import that brought it. */
  import_id: string;
  /** Whose file it came in; null when it belongs to nobody. */
  patient_id: string | null;
  /** FHIR resource type, or CsvLine. */
  resource_type: string;
  /** Its id in the file. */
  source_id: string;
  /** The resource as it came. */
  content: JsonColumn;
  /** In which order they came. */
  position: Generated<number>;
}

/** Files brought in, each once. File names are not kept: they often name people. */
export interface Imports {
  /** Into which organization. */
  organization_id: string;
  /** Identity of the import. */
  id: string;
  /** What kind of file it was. */
  format: string;
  /** Hash of the file, so that a second import of it adds nothing. */
  content_sha256: Buffer;
  /** People it added. */
  people_added: number;
  /** Resources kept as they came. */
  resources_kept: number;
  /** Who brought it in, or null from the command line. */
  imported_by: string | null;
  /** When. */
  imported_at: string;
  /** The clinic that registered the people it added. */
  clinic_id: string | null;
  /** People in it who were here already. */
  people_known: Generated<number>;
  /** When it was undone, or null while it stands. */
  undone_at: string | null;
  /** Who undid it. */
  undone_by: string | null;
}

/** Two people who must not share a room, with the reason and the dates; checked on every seat and visit. */
export interface KeepAparts {
  /** Their organization. */
  organization_id: string;
  /** Identity of the decision. */
  id: string;
  /** One of the two; the one whose id is lower. */
  patient_id: string;
  /** The other. */
  other_patient_id: string;
  /** Why, read only by those who may decide it. */
  because: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null while it stands. */
  ends_on: string | null;
  /** Who decided it. */
  decided_by: string;
  /** When. */
  decided_at: string;
  /** Who ended it. */
  ended_by: string | null;
  /** When it was ended. */
  ended_at: string | null;
  /** Why it ended. */
  ended_because: string | null;
}

/** The topic a session had by the order of its curriculum, kept from its day on. */
export interface KeptTopics {
  /** Their organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Block of the program day. */
  block: number;
  /** Clinic of the session. */
  clinic_id: string;
  /** Which choice of curriculum it followed. */
  plan_id: string;
  /** How many turns the group had taken before, from 0. */
  turn: number;
  /** Version of the curriculum on that day. */
  version_id: string;
  /** Topic of that version. */
  position: number;
}

/** A person who said beforehand that they will not come on a date. It frees the chair for that date only. */
export interface KnownAbsences {
  /** Their organization. */
  organization_id: string;
  /** Identity of the absence. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** Group of the session. */
  group_id: string;
  /** The session they will miss. */
  session_id: string;
  /** Who. */
  patient_id: string;
  /** Why, from the list of reasons. */
  reason: string;
  /** Why, in words; may be empty. */
  because: string;
  /** The change that recorded it; a pause of two weeks is one change with an absence for each date. */
  change_id: string;
  /** Who wrote it down. */
  given_by: string;
  /** When. */
  given_at: string;
  /** When it was withdrawn: the person comes after all. */
  withdrawn_at: string | null;
  /** Who withdrew it. */
  withdrawn_by: string | null;
  /** Why. */
  withdrawn_because: string | null;
}

/** Browsers in which a person signed in before; they open nothing, and only spare their owner the waiting that guessing from elsewhere causes. */
export interface KnownBrowsers {
  /** Their organization. */
  organization_id: string;
  /** Identity of the browser. */
  id: string;
  /** Who signed in there. */
  staff_member_id: string;
  /** SHA-256 of a random token in a cookie. */
  token_sha256: Buffer;
  /** When they first signed in there. */
  made_at: string;
  /** Until when it is remembered. */
  ends_at: string;
}

/** Of each person and session when they left by the newest mark; null where they stayed to the end or were not there. */
export interface LeavingsInBrief {
  /** Their organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Whose presence. */
  patient_id: string;
  /** When they left, if before the end. */
  left_at: string | null;
}

/** Roles for a few days at another clinic, given to whoever stands in there for one date. */
export interface Lendings {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The clinic of the date. */
  clinic_id: string;
  /** The date they stand in for. */
  session_id: string;
  /** Who stands in. */
  staff_member_id: string;
  /** The role that was given for it. */
  role_assignment_id: string;
  /** Who gave it. */
  lent_by: string;
  /** When. */
  lent_at: string;
}

/** Pairs of records that may be of one person, for the privacy officer. */
export interface LikelyDuplicates {
  /** Their organization. */
  organization_id: string;
  /** The one record. */
  patient_id: string;
  /** The other. */
  other_id: string;
  /** When the later of the two was registered. */
  found_at: string;
  /** Who said that these are two people. */
  dismissed_by: string | null;
  /** When, or null while nobody decided. */
  dismissed_at: string | null;
  /** Why. */
  dismissed_because: string | null;
}

/** Why a group may have more people than its own limit on some dates, who decided it and when. */
export interface LimitDecisions {
  /** Its organization. */
  organization_id: string;
  /** Identity of the decision. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** raise, or exemption of one date. */
  kind: string;
  /** The limit instead, for a raise. */
  seat_limit: number | null;
  /** Which of the state's exemptions the date is. */
  exemption: string | null;
  /** Code of the rule that is passed. */
  passes: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null. */
  ends_on: string | null;
  /** Why. */
  because: string;
  /** Who decided it. */
  decided_by: string;
  /** When. */
  decided_at: string;
  /** When it was withdrawn. */
  withdrawn_at: string | null;
  /** Who withdrew it. */
  withdrawn_by: string | null;
}

/** Signed notes that need a second signature, and how that stands. Its state follows the steps by a trigger alone. */
export interface NoteCosignatures {
  /** Its organization. */
  organization_id: string;
  /** The note. */
  note_id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The person the note is about. */
  patient_id: string;
  /** Who signed first. */
  signed_by: string;
  /** credential (one that asks for it) or no_credential (none of the state). */
  because: string;
  /** Since when it waits. */
  asked_at: string;
  /** waiting, returned, cosigned, or in_error when the note was. */
  state: Generated<string>;
  /** Number of the newest step. */
  steps: Generated<number>;
}

/** Words not yet signed: one shared part for a session (patient null) and one part for each person. */
export interface NoteDrafts {
  /** Its organization. */
  organization_id: string;
  /** Identity of the draft. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** The person it is about; null is the shared part, which names nobody. */
  patient_id: string | null;
  /** The words as typed. */
  words: string;
  /** Counts saves, so that two editors never overwrite each other. */
  revision: number;
  /** Who saved last. */
  written_by: string;
  /** When it was saved last. */
  written_at: string;
  /** Topic of the session, in the shared part. */
  topic: Generated<string>;
  /** Method used, in the shared part; a code of src/notes/rules/part.ts. */
  method: Generated<string>;
  /** How the person took part; a code, empty while not said. */
  participation: Generated<string>;
  /** Mood as shown or said; a code, empty while not said. */
  mood: Generated<string>;
  /** Main theme; a code, empty while not said. */
  theme: Generated<string>;
  /** How the person responded to what was done. */
  response: Generated<string>;
  /** Feedback given or received. */
  feedback: Generated<string>;
  /** Next step. */
  next_step: Generated<string>;
  /** The goal worked on. */
  goal_id: string | null;
  /** Which block of the session it is about; 0 for the whole day. */
  block: Generated<number>;
}

/** Signed notes that were entered in error, such as on the wrong person. The note itself stays as it was signed. */
export interface NoteErrors {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** Session of the note. */
  session_id: string;
  /** The person in whose record the note stands. */
  patient_id: string;
  /** The note. */
  note_id: string;
  /** Why. */
  reason: string;
  /** Who marked it. */
  marked_by: string;
  /** Name as of that day. */
  marker_name: string;
  /** When. */
  marked_at: string;
  /** Names in the reason that were said not to mean a member of the group, accents folded. */
  dismissed_names: Generated<string[]>;
}

/** Risks tapped while a session is held or written up, each with the task it opened. */
export interface NoteRisks {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Who is at risk. */
  patient_id: string;
  /** Which risk. */
  kind: string;
  /** The task it opened. */
  task_id: string;
  /** Who tapped it. */
  raised_by: string;
  /** When. */
  raised_at: string;
}

/** Who writes and signs whose note of a session. The newest of a person counts; without one, whoever leads may. */
export interface NoteWriters {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Whose note. */
  patient_id: string;
  /** Counts up for each person, so that two never decide at once. */
  sequence: number;
  /** Who writes it; null gives it back to whoever leads. */
  writer_id: string | null;
  /** Who said so. */
  assigned_by: string;
  /** When. */
  assigned_at: string;
}

/** Signed progress notes. Nobody can change one; an amendment is added beside it. */
export interface Notes {
  /** Its organization. */
  organization_id: string;
  /** Identity of the note. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** The person it is about. */
  patient_id: string;
  /** The signature that froze it. */
  signature_id: string;
  /** Day of the session. */
  held_on: string;
  /** Name of the group on that day. */
  group_name: string;
  /** present, late, absent, cancelled or could_not_stay, as marked when signed. */
  attendance: string;
  /** Minutes there on the clock. */
  clock_minutes: number;
  /** Minutes of treatment credited. */
  treatment_minutes: number;
  /** What the group did; names nobody. */
  shared_words: string;
  /** The person's own part. */
  own_words: string;
  /** Hash of everything the signature froze. */
  content_sha256: Buffer;
  /** Topic of the session. */
  topic: Generated<string>;
  /** Method used. */
  method: Generated<string>;
  /** How the person took part. */
  participation: Generated<string>;
  /** Mood as shown or said. */
  mood: Generated<string>;
  /** Main theme. */
  theme: Generated<string>;
  /** How the person responded. */
  response: Generated<string>;
  /** Feedback given or received. */
  feedback: Generated<string>;
  /** Next step. */
  next_step: Generated<string>;
  /** The goal worked on, as it was worded on that day. */
  goal_words: Generated<string>;
  /** The note entered in error whose place it takes, or null. */
  replaces: string | null;
  /** Risks tapped in the session and what was done, as they stood when it was signed. */
  risks: Generated<string>;
  /** Which block of the session it is about; 0 for the whole day. */
  block: Generated<number>;
  /** Kind and times of that block, as of that day; empty for the whole day. */
  block_words: Generated<string>;
}

/** A chain of clinics, or a single one. The outer wall: no row points into another organization. */
export interface Organizations {
  /** Identity of the organization, first part of every key. */
  organization_id: string;
  /** Name as the public knows it. */
  name: string;
  /** Zone in which the organization's calendar day changes. */
  time_zone: string;
  /** Whether these are the fictional people of the demonstration program. */
  demonstration: Generated<boolean>;
  /** When it was set up. */
  created_at: string;
}

/** Tries to reach somebody whose chair stayed empty, each with its outcome. */
export interface OutreachAttempts {
  /** Their organization. */
  organization_id: string;
  /** Identity of the try. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session in which the chair stayed empty. */
  session_id: string;
  /** Who was tried. */
  patient_id: string;
  /** By which of their contacts; null where none may be used, and where they gave a number on arrival by video. */
  contact_id: string | null;
  /** call, message, text, mail, letter, call_back at the number given on arrival by video, or none where no way is allowed. */
  means: string;
  /** comes_late, not_today, reached, message_left, no_answer, somebody_else, wrong_number or no_way. */
  outcome: string;
  /** What was said, if anything is to be kept. */
  words: string;
  /** Who tried. */
  made_by: string;
  /** When. */
  made_at: string;
}

/** Tries to reach somebody that were written down by mistake, taken back by whoever wrote them. */
export interface OutreachTakenBack {
  /** Whose. */
  organization_id: string;
  /** Which try. */
  attempt_id: string;
  /** The clinic of its session. */
  clinic_id: string;
  /** Who was not reached by it. */
  patient_id: string;
  /** Who wrote it down and took it back. */
  taken_back_by: string;
  /** When. */
  taken_back_at: string;
}

/** Passkeys of staff members; removed, never deleted. */
export interface Passkeys {
  /** Their organization. */
  organization_id: string;
  /** Identity of the passkey. */
  id: string;
  /** Whose passkey. */
  staff_member_id: string;
  /** Name the device gave it. */
  credential_id: Buffer;
  /** Public key in COSE form. */
  public_key: Buffer;
  /** Signatures the device has counted; one that does not grow means a copied key. */
  counter: number;
  /** Ways the browser may reach the device. */
  transports: Generated<string[]>;
  /** What the person calls it. */
  name: string;
  /** When it was added. */
  made_at: string;
  /** When it last proved who they are. */
  last_used_at: string | null;
  /** When it was removed; then it proves nothing. */
  removed_at: string | null;
}

/** Which path a person chose for topics that work with the twelve steps; the newest counts. */
export interface PathChoices {
  /** Their organization. */
  organization_id: string;
  /** Identity of the choice. */
  id: string;
  /** Who chose. */
  patient_id: string;
  /** Counts the choices of this person. */
  sequence: number;
  /** either, twelve_step or secular. */
  path: string;
  /** Who wrote it down. */
  recorded_by: string;
  /** When. */
  recorded_at: string;
}

/** The path each person chose last. */
export interface PathsOfPatients {
  /** Their organization. */
  organization_id: string;
  /** Who chose. */
  patient_id: string;
  /** either, twelve_step or secular. */
  path: string;
  /** Counts the choices of this person. */
  sequence: number;
}

/** Numbers other systems know the person by, so that a second import adds nobody. */
export interface PatientIdentifiers {
  /** Their organization. */
  organization_id: string;
  /** The person. */
  patient_id: string;
  /** Who gave the number. */
  system: string;
  /** The number. */
  value: string;
}

/** Each merge of two records and each undoing of one, with who, when and why; added, never changed. */
export interface PatientMerges {
  /** Their organization. */
  organization_id: string;
  /** Identity of the step. */
  id: string;
  /** The record that points to the other. */
  merged_id: string;
  /** The record that is kept. */
  kept_id: string;
  /** merged or separated. */
  step: string;
  /** Why. */
  because: string;
  /** Who decided it. */
  decided_by: string;
  /** When. */
  decided_at: string;
}

/** Who pays for a person, from a day on. Only the end of a line is ever changed: the rest is history. */
export interface PatientPayers {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** For whom is paid. */
  patient_id: string;
  /** Who pays. */
  payer_id: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null; the day before the first where another took its place from the start. */
  ends_on: string | null;
  /** Who wrote it down. */
  written_by: string | null;
  /** When. */
  written_at: string;
}

/** Folded words of each person, for the search function only; the runtime role has no right to it. */
export interface PatientSearch {
  /** Their organization. */
  organization_id: string;
  /** The person. */
  patient_id: string;
  /** Names, number, year of birth and phone, folded, each word between spaces, family name first. */
  words: string;
  /** Date of birth. */
  birth_on: string;
  /** Given names, folded, for comparing people. */
  given: string | null;
  /** Family name, folded. */
  family: string | null;
  /** What the person wants to be called, folded. */
  preferred: string | null;
  /** Last ten digits of the phone. */
  phone: string | null;
}

/** People who are or were treated. That someone stands here is itself the secret. */
export interface Patients {
  /** Their organization. */
  organization_id: string;
  /** Identity of the person here. */
  id: string;
  /** Record number, as staff read it aloud. */
  number: string;
  /** Legal given names. */
  given_name: string;
  /** Legal family name. */
  family_name: string;
  /** What the person wants to be called. */
  preferred_name: string | null;
  /** Date of birth. */
  birth_on: string;
  /** As on the insurance card. */
  sex: string | null;
  /** Number to call. */
  phone: string | null;
  /** Date of death; nobody who has died is offered a seat. */
  died_on: string | null;
  /** Whether the person has died on a day that nobody here knows; once the day is known, died_on says it alone. */
  died_on_unknown_day: Generated<boolean>;
  /** What every colleague must know at once; shown on the banner. */
  safety_flag: string | null;
  /** When the record was made. */
  registered_at: string;
  /** Who made it, when a person did. */
  registered_by: string | null;
  /** Counts changes, so that two editors never overwrite each other. */
  version: Generated<number>;
  /** As the person says them. */
  pronouns: string | null;
  /** Language for talk and papers: en, es or other. */
  language: Generated<string>;
  /** Which other language. */
  language_words: string | null;
  /** Whether somebody must interpret. */
  interpreter_needed: Generated<boolean>;
  /** Street, number and apartment. */
  street: string | null;
  /** City. */
  city: string | null;
  /** State, two letters. */
  state: string | null;
  /** ZIP code of five or nine digits. */
  postal_code: string | null;
  /** Why pets in the room would be a problem: allergy, fear or both; null when none is known. */
  pet_concern: string | null;
  /** Whether a lock stands; kept by record_locks. */
  locked: Generated<boolean>;
  /** The record that is kept for this person, or null where this is it. */
  merged_into: string | null;
  /** Whether this record points to another or another points to it; kept by patient_merges. */
  in_merge: Generated<boolean>;
}

/** People as other slices join them, under the reader's own rights. */
export interface PatientsInBrief {
  /** Their organization. */
  organization_id: string;
  /** Identity of the person here. */
  id: string;
  /** Record number, as staff read it aloud. */
  number: string;
  /** Legal given names. */
  given_name: string;
  /** Legal family name. */
  family_name: string;
  /** What the person wants to be called. */
  preferred_name: string | null;
  /** Date of birth. */
  birth_on: string;
  /** Date of death; nobody who has died is offered a seat. */
  died_on: string | null;
  /** What every colleague must know at once; shown on the banner. */
  safety_flag: string | null;
  /** Language for talk and papers: en, es or other. */
  language: string;
  /** Whether somebody must interpret. */
  interpreter_needed: boolean;
  /** Why pets in the room would be a problem: allergy, fear or both; null when none is known. */
  pet_concern: string | null;
  /** ZIP code of five or nine digits. */
  postal_code: string | null;
}

/** People with a seat in or a visit to a group that the asker leads, in clinics where the asker opens only an own caseload. */
export interface PatientsOfMyGroups {
  /** Their organization. */
  organization_id: string;
  /** Who sits there. */
  patient_id: string;
}

/** A person who does not come to a group for a while. It frees the chair on every date of that time, planned already or not. */
export interface Pauses {
  /** Their organization. */
  organization_id: string;
  /** Identity of the pause. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Who. */
  patient_id: string;
  /** First day away. */
  starts_on: string;
  /** Last day away, as it was planned. */
  ends_on: string;
  /** The day from which they come again, when that is earlier than planned. */
  came_back_on: string | null;
  /** When that was written down. */
  came_back_at: string | null;
  /** Who wrote it down. */
  came_back_by: string | null;
  /** Why, from the list of reasons of absences. */
  reason: string;
  /** Why, in words; may be empty. */
  because: string;
  /** The change that gave it; its absences name the same. */
  change_id: string;
  /** Who wrote it down. */
  given_by: string;
  /** When. */
  given_at: string;
  /** When it was taken back as a whole. */
  withdrawn_at: string | null;
  /** Who took it back. */
  withdrawn_by: string | null;
  /** Why. */
  withdrawn_because: string | null;
}

/** Who pays for treatment: the list of the house. A payer is retired, never deleted. */
export interface Payers {
  /** Its organization. */
  organization_id: string;
  /** Identity of the payer. */
  id: string;
  /** Name as staff say it. */
  name: string;
  /** medicaid, medicare, commercial, public, self_pay or other. */
  kind: string;
  /** Since when nobody new is given it, or null. */
  retired_on: string | null;
  /** Who added it; null for what came with a first set-up. */
  written_by: string | null;
  /** When it was added. */
  written_at: string;
}

/** Payers as other slices join them. */
export interface PayersInBrief {
  /** Its organization. */
  organization_id: string;
  /** Identity of the payer. */
  id: string;
  /** Name as staff say it. */
  name: string;
  /** medicaid, medicare, commercial, public, self_pay or other. */
  kind: string;
}

/** Who can be found by which word, for the search function only; the runtime role has no right to it. */
export interface PeopleByWord {
  /** Their organization. */
  organization_id: string;
  /** The folded word. */
  word: string;
  /** The person. */
  patient_id: string;
}

/** Fictional people of the demonstration program; one click signs in as them, on this machine only. */
export interface Personas {
  /** The demonstration's organization. */
  organization_id: string;
  /** The role shown on the button. */
  persona: string;
  /** Who it is. */
  staff_member_id: string;
}

/** Values that the house has given its rules, each from a day on. Only the end of one is ever changed: the rest is history. */
export interface Policies {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The rule, as src/organization/rules/policies.ts lists it. */
  code: string;
  /** State it counts for, or null. */
  state: string | null;
  /** Clinic it counts for, or null. */
  clinic_id: string | null;
  /** The value as text; null where from then on the wider value counts again. */
  value: string | null;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counted, or null; the day before its first when it was replaced before it began. */
  ends_on: string | null;
  /** Why it was set. */
  reason: string;
  /** Who set it. */
  set_by: string;
  /** When it was set. */
  set_at: string;
  /** Payer it counts for, or null; at most one of state, clinic and payer, none for the whole organization. */
  payer_id: string | null;
}

/** Confirmations of rules with the names of who confirmed and who took back. */
export interface PolicyConfirmationHistory {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The rule, as src/organization/rules/policies.ts lists it. */
  code: string;
  /** Where it was read, or who said it, in words. */
  source: string;
  /** First day it counts as confirmed. */
  starts_on: string;
  /** Last day it counted, once it was taken back; the day before its first when that was the same day. */
  ends_on: string | null;
  /** When. */
  confirmed_at: string;
  /** When it was taken back, or null while it stands. */
  withdrawn_at: string | null;
  /** Name of who confirmed it. Never null. */
  confirmed_by: string;
  /** Name of who took it back, or null. */
  withdrawn_by: string | null;
}

/** That a person has confirmed a rule which ships as not yet confirmed, with the source; withdrawn, never deleted. */
export interface PolicyConfirmations {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The rule, as src/organization/rules/policies.ts lists it. */
  code: string;
  /** State the rule belongs to, or null when it counts everywhere. */
  state: string | null;
  /** Where it was read, or who said it, in words. */
  source: string;
  /** First day it counts as confirmed. */
  starts_on: string;
  /** Last day it counted, once it was taken back; the day before its first when that was the same day. */
  ends_on: string | null;
  /** Who confirmed it. */
  confirmed_by: string;
  /** When. */
  confirmed_at: string;
  /** Who took it back. */
  withdrawn_by: string | null;
  /** When it was taken back, or null while it stands. */
  withdrawn_at: string | null;
}

/** Policies with the name of who set each. */
export interface PolicyHistory {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The rule, as src/organization/rules/policies.ts lists it. */
  code: string;
  /** State it counts for, or null. */
  state: string | null;
  /** Clinic it counts for, or null. */
  clinic_id: string | null;
  /** The value as text; null where from then on the wider value counts again. */
  value: string | null;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counted, or null; the day before its first when it was replaced before it began. */
  ends_on: string | null;
  /** Why it was set. */
  reason: string;
  /** When it was set. */
  set_at: string;
  /** Given name of who set it. Never null. */
  given_name: string;
  /** Family name of who set it. Never null. */
  family_name: string;
  /** Payer it counts for, or null; at most one of state, clinic and payer, none for the whole organization. */
  payer_id: string | null;
}

/** Somebody taken out of a group for a while: planned and as it was. Their minutes of the group pause meanwhile. */
export interface PullOuts {
  /** Their organization. */
  organization_id: string;
  /** Identity of the pull-out. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session they are taken out of. */
  session_id: string;
  /** Who is taken out. */
  patient_id: string;
  /** prescriber, test or one_to_one. */
  kind: string;
  /** Who takes them. */
  staff_member_id: string;
  /** When it is to begin. */
  planned_from: string;
  /** When they are to be back. */
  planned_to: string;
  /** When they left the group. */
  began_at: string | null;
  /** When they were back. */
  ended_at: string | null;
  /** When it was called off before it began. */
  cancelled_at: string | null;
  /** Who recorded it. */
  recorded_by: string;
  /** When it was recorded. */
  recorded_at: string;
  /** Who began, ended or cancelled it last. */
  changed_by: string | null;
}

/** Who may open a locked record, besides the privacy officer and besides having a reason of their own; taken away, never deleted. */
export interface RecordLockAccess {
  /** Their organization. */
  organization_id: string;
  /** Identity of the line. */
  id: string;
  /** Whose record. */
  patient_id: string;
  /** Who may open it. */
  staff_member_id: string;
  /** Who put them on the list. */
  given_by: string;
  /** When. */
  given_at: string;
  /** Who took them off. */
  taken_by: string | null;
  /** When, or null while it stands. */
  taken_at: string | null;
}

/** Locks on records, with who, when and why; undone, never deleted. */
export interface RecordLocks {
  /** Their organization. */
  organization_id: string;
  /** Identity of the lock. */
  id: string;
  /** Whose record. */
  patient_id: string;
  /** staff, relative, known_person or other. */
  kind: string;
  /** Why. */
  because: string;
  /** Who locked it. */
  locked_by: string;
  /** When. */
  locked_at: string;
  /** Who undid it. */
  unlocked_by: string | null;
  /** When it was undone, or null while it stands. */
  unlocked_at: string | null;
  /** Why it was undone. */
  unlocked_because: string | null;
}

/** Each time somebody broke the lock of a record for the rest of a day, with the reason, and who has looked at it since. */
export interface RecordOpenings {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Whose record. */
  patient_id: string;
  /** Who opened it. */
  staff_member_id: string;
  /** Why, in their own words. */
  because: string;
  /** The day it was for; with its end the lock holds again. */
  opened_on: string;
  /** When. */
  opened_at: string;
  /** Who looked at it afterwards. */
  seen_by: string | null;
  /** When it was looked at, or null while nobody has. */
  seen_at: string | null;
}

/** One-time codes for a person without their phone or passkey. */
export interface RecoveryCodes {
  /** Their organization. */
  organization_id: string;
  /** Identity of the code. */
  id: string;
  /** Whose code. */
  staff_member_id: string;
  /** SHA-256 of 80 random bits; too many to try. */
  code_sha256: Buffer;
  /** When it was made. */
  made_at: string;
  /** When it opened a sign-in; never a second time. */
  used_at: string | null;
  /** When newer codes took its place. */
  replaced_at: string | null;
}

/** Which role a staff member has, at one clinic or at all, from when to when. */
export interface RoleAssignments {
  /** Their organization. */
  organization_id: string;
  /** Identity of the assignment. */
  id: string;
  /** Whose role. */
  staff_member_id: string;
  /** The role, as docs/permissions.md lists it. */
  role: string;
  /** The clinic, or null for every clinic of the organization. */
  clinic_id: string | null;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counts, or null; the day before its first when it was ended on that day. */
  ends_on: string | null;
  /** Administrator who gave it; null for those given when the person was added. */
  given_by: string | null;
  /** When it was given, where that was after the person was added. */
  given_at: string | null;
  /** Administrator who ended it. */
  ended_by: string | null;
  /** When it was ended; it counts no more from that moment. */
  ended_at: string | null;
}

/** Role assignments as other slices join them. */
export interface RolesInBrief {
  /** Their organization. */
  organization_id: string;
  /** Whose role. */
  staff_member_id: string;
  /** The role, as docs/permissions.md lists it. */
  role: string;
  /** The clinic, or null for every clinic of the organization. */
  clinic_id: string | null;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counts, or null; the day before its first when it was ended on that day. */
  ends_on: string | null;
}

/** When a session really began, ended and paused, as said once for everybody in it; the newest counts. */
export interface RoomTimes {
  /** Its organization. */
  organization_id: string;
  /** Identity of what was said. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Counts what was said of this session; two at once cannot both be next. */
  sequence: number;
  /** When it began; null for as planned. */
  started_at: string | null;
  /** When it ended; null for as planned. */
  ended_at: string | null;
  /** When the break began; null for as planned. */
  break_from: string | null;
  /** When the break ended. */
  break_to: string | null;
  /** Who said so. */
  recorded_by: string;
  /** When it was said. */
  recorded_at: string;
}

/** A room of a clinic, with the seats it holds. */
export interface Rooms {
  /** Its organization. */
  organization_id: string;
  /** Identity of the room; also its name in bookings. */
  id: string;
  /** Its clinic. */
  clinic_id: string;
  /** Name on the door. */
  name: string;
  /** How many people it holds. */
  seats: number;
  /** Whether it can be reached without steps. */
  accessible: Generated<boolean>;
  /** Whether pets are welcome; service animals always are. */
  pets_welcome: Generated<boolean>;
  /** First day on which it is used no more, or null. */
  retired_on: string | null;
  /** Counts changes, so that two editors never overwrite each other. */
  version: Generated<number>;
}

/** Rooms as other slices join them. */
export interface RoomsInBrief {
  /** Its organization. */
  organization_id: string;
  /** Identity of the room; also its name in bookings. */
  id: string;
  /** Its clinic. */
  clinic_id: string;
  /** Name on the door. */
  name: string;
  /** How many people it holds. */
  seats: number;
  /** Whether it can be reached without steps. */
  accessible: boolean;
  /** Whether pets are welcome; service animals always are. */
  pets_welcome: boolean;
  /** First day on which it is used no more, or null. */
  retired_on: string | null;
}

/** Changes of rosters, added and never changed; an undo is a change as well. */
export interface RosterChanges {
  /** Their organization. */
  organization_id: string;
  /** Identity of the change. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group whose roster changed. */
  group_id: string;
  /** Whose seat, visit or absence; null for a guest. */
  patient_id: string | null;
  /** What was done. */
  kind: string;
  /** The one date it is about, or null. */
  session_id: string | null;
  /** The seat that was given by it. */
  given_seat_id: string | null;
  /** The seat that was ended or taken back by it. */
  ended_seat_id: string | null;
  /** The last day the ended seat had before. */
  previous_ends_on: string | null;
  /** The reason of leaving it had before. */
  previous_left_reason: string | null;
  /** The words it had before. */
  previous_left_because: string | null;
  /** Why, as who did it wrote; may be empty where a reason of the list says it. */
  because: string;
  /** Who did it. */
  made_by: string;
  /** When. */
  made_at: string;
  /** Counts the changes of a group. */
  sequence: number;
  /** The change it takes back. */
  undoes_id: string | null;
  /** The visit, absence, guest or pause it is about, or null. */
  of_id: string | null;
}

/** Who is expected in a session on its date: by a seat or a visit; one row a person. */
export interface Rosters {
  /** Their organization. */
  organization_id: string;
  /** The session. Never null. */
  session_id: string;
  /** Clinic it is held at. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Day it is really held, in the clinic's zone; the timetable's own unless it was moved. */
  held_on: string;
  /** The seat, or null for a visit. */
  seat_id: string | null;
  /** Who. Never null. */
  patient_id: string;
  /** The visit, or null for a seat. */
  visit_id: string | null;
  /** How they attend on that date: in_person or virtual. Never null. */
  mode: string;
  /** Why they are known not to come, from the list of reasons, or null. */
  known_absence: string | null;
  /** Whether the seat or visit was taken back afterwards, or stands beside one of another record of the same person: shown only where something was recorded. Never null. */
  taken_back: boolean;
}

/** The different words people can be found by, each once, for the search function only; a word stays when nobody has it any more. */
export interface SearchWords {
  /** Their organization. */
  organization_id: string;
  /** A folded word of at most a hundred letters. */
  word: string;
}

/** The weekdays of each seat and how the person attends on them. */
export interface SeatDays {
  /** Its organization. */
  organization_id: string;
  /** The seat. Never null. */
  seat_id: string;
  /** ISO weekday, 1 Monday to 7 Sunday. Never null. */
  weekday: number;
  /** in_person or virtual. Never null. */
  mode: string;
}

/** Dated membership of a group, with reasons; never deleted. */
export interface Seats {
  /** Their organization. */
  organization_id: string;
  /** Identity of the seat. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Who sits there. */
  patient_id: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null. */
  ends_on: string | null;
  /** Why they joined. */
  joined_because: string;
  /** Why they left. */
  left_because: string | null;
  /** Who gave the seat. */
  given_by: string | null;
  /** When it was given. */
  given_at: string;
  /** ISO weekdays they come on, 1 Monday to 7 Sunday; null for every day the group meets. */
  weekdays: number[] | null;
  /** Those of the weekdays on which they attend by video where the group offers both. */
  virtual_weekdays: Generated<number[]>;
  /** A day in a week in which they come, when they come every other week; null for every week. */
  alternate_from: string | null;
  /** Level of care as its number says it, such as 2.1; null when not said. */
  level: string | null;
  /** Days a week their plan says, three, two or one as they step down; null when not said. */
  phase: number | null;
  /** Why they joined, from the list of reasons; joined_because has the words. */
  joined_reason: Generated<string>;
  /** Why they left, from the list of reasons; left_because has the words. */
  left_reason: string | null;
  /** The seat this one goes on from, after a change of days, mode, level or phase, a move or a correction. */
  continues_seat_id: string | null;
  /** When it was said that this seat should not have been; it counts nowhere and stays. */
  taken_back_at: string | null;
  /** Who said so. */
  taken_back_by: string | null;
  /** Why it should not have been. */
  taken_back_because: string | null;
  /** Whether it was said that the group welcomes pets to somebody who has an allergy or a fear, and they come all the same. */
  pets_accepted: Generated<boolean>;
}

/** Each change of a series or of one of its dates; taken back, never deleted. */
export interface SeriesChanges {
  /** Its organization. */
  organization_id: string;
  /** Identity of the change. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Counts the changes of a group. */
  sequence: number;
  /** timetable, cancel, move, mode, staff or closure. */
  kind: string;
  /** this date, this and the following, or all from today on. */
  reach: string;
  /** The session, when it is about one date. */
  session_id: string | null;
  /** First date it is about. */
  from_on: string;
  /** Why, as who made it wrote. */
  because: string | null;
  /** Last day of the series before, when the change ended it. */
  was_ends_on: string | null;
  /** Who made it, or null: the program itself. */
  made_by: string | null;
  /** When. */
  made_at: string;
  /** Who took it back. */
  taken_back_by: string | null;
  /** When it was taken back. */
  taken_back_at: string | null;
}

/** Treatment within one session, in minutes from its start; copied from the timetable when the session is made. */
export interface SessionBlocks {
  /** Its organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Order within the session, from 1. */
  position: number;
  /** Kind of treatment in this block. */
  kind: string;
  /** Minutes from the start of the session at which it begins. */
  from_minute: number;
  /** Minutes from the start of the session at which it ends. */
  to_minute: number;
  /** What it is about, or null. */
  topic: string | null;
  /** Its room, when it is not the session's. */
  room_id: string | null;
  /** How many people at the most, when fewer than the session's. */
  seat_limit: number | null;
  /** Who leads this block, when not the group's own leader. */
  leader_id: string | null;
  /** Who leads it beside, or null. */
  second_leader_id: string | null;
  /** The group in whose room and under whose leader this block takes place. */
  hosted_by: string | null;
}

/** In what one date differs from its timetable, and since which change. */
export interface SessionExceptions {
  /** Its organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** The change that made it. */
  change_id: string;
  /** cancelled, moved, mode, or closed by a closure of the clinic. */
  aspect: string;
  /** When it stopped counting. */
  taken_back_at: string | null;
}

/** Who leads a session on its date: of the series, of its blocks, and who stands in, without who is away. */
export interface SessionLeaders {
  /** Their organization. */
  organization_id: string;
  /** The session. Never null. */
  session_id: string;
  /** Who leads it. */
  staff_member_id: string;
  /** Given name. */
  given_name: string;
  /** Family name. */
  family_name: string;
  /** leader, second or supervisor. Never null. */
  part: string;
}

/** Who leads one date otherwise than the series says: a substitute, somebody beside, or a leader who is away. */
export interface SessionStaff {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Who. */
  staff_member_id: string;
  /** leader, second, supervisor, or away. */
  part: string;
  /** Why, as who assigned it wrote. */
  because: string | null;
  /** Who assigned it. */
  assigned_by: string | null;
  /** When. */
  assigned_at: string;
  /** Who took it back. */
  taken_back_by: string | null;
  /** When it was taken back; from then on it does not count. */
  taken_back_at: string | null;
  /** The change that assigned it. */
  change_id: string | null;
}

/** One dated occurrence of a group. Never deleted: attendance and notes stay with their date. */
export interface Sessions {
  /** Its organization. */
  organization_id: string;
  /** Identity of the session. */
  id: string;
  /** Clinic it is held at. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Day it is really held, in the clinic's zone; the timetable's own unless it was moved. */
  held_on: string;
  /** Instant it starts. */
  starts_at: string;
  /** Instant it ends. */
  ends_at: string;
  /** Room on that day, or null when virtual. */
  room_id: string | null;
  /** planned or cancelled. */
  status: Generated<string>;
  /** The timetable's own date: which occurrence this is, also after it was moved. */
  occurs_on: string;
  /** in_person, virtual or hybrid on that date. */
  mode: string;
  /** Address of that date's meeting, when it is not the group's. */
  virtual_link: string | null;
  /** Never more people than this on that date. */
  seat_limit: number;
  /** Code of the rule that gives the limit of that date. */
  seat_limit_rule: string;
  /** Why it was cancelled. */
  cancelled_because: string | null;
}

/** Sessions with what their group and clinic say, as later slices join them. */
export interface SessionsInBrief {
  /** Its organization. */
  organization_id: string;
  /** Identity of the clinic. */
  id: string;
  /** Clinic it is held at. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Day it is really held, in the clinic's zone; the timetable's own unless it was moved. */
  held_on: string;
  /** Instant it starts. */
  starts_at: string;
  /** Instant it ends. */
  ends_at: string;
  /** Room on that day, or null when virtual. */
  room_id: string | null;
  /** planned or cancelled. */
  status: string;
  /** Name of the group. Never null. */
  group_name: string;
  /** Kind of its main block; decides the state limit. */
  kind: string;
  /** in_person, virtual or hybrid on that date. */
  mode: string;
  /** substance_use, mental_health or co_occurring. */
  program: string;
  /** Never more people than this on that date. */
  seat_limit: number;
  /** Name of the clinic. Never null. */
  clinic_name: string;
  /** State of the clinic. Never null. */
  state: string;
  /** Zone of the clinic. Never null. */
  time_zone: string;
  /** The timetable's own date: which occurrence this is, also after it was moved. */
  occurs_on: string;
  /** Code of the rule that gives the limit of that date. */
  seat_limit_rule: string;
  /** Address of its meetings, when it is virtual or hybrid. */
  virtual_link: string | null;
  /** Why it was cancelled. */
  cancelled_because: string | null;
  /** Whether the group welcomes pets. Never null. */
  pets_welcome: boolean;
}

/** One-time links with which a person sets up their account. The link itself is shown once and never stored. */
export interface SetUpLinks {
  /** Their organization. */
  organization_id: string;
  /** Identity of the link. */
  id: string;
  /** Whom it is for. */
  staff_member_id: string;
  /** SHA-256 of the random part of the link. */
  token_sha256: Buffer;
  /** Administrator who made it; null for the first of an organization. */
  made_by: string | null;
  /** When it was made. */
  made_at: string;
  /** When it stops working, used or not. */
  ends_at: string;
  /** Seed shown on the set-up page, sealed until its first code comes. */
  totp_sealed: Buffer | null;
  /** When the account was set up with it. */
  used_at: string | null;
  /** When a newer link or the person's leaving ended it. */
  withdrawn_at: string | null;
}

/** Browsers that are signed in. The token itself is never stored. */
export interface SignIns {
  /** Organization of the staff member. */
  organization_id: string;
  /** Identity of the sign-in. */
  id: string;
  /** Who is signed in. */
  staff_member_id: string;
  /** SHA-256 of the random token in the cookie. */
  token_sha256: Buffer;
  /** When signed in. */
  began_at: string;
  /** Last time the person did something; polling and streams do not count. */
  last_active_at: string;
  /** When it ends whatever happens. */
  ends_at: string;
  /** When the screen was locked; the same person comes back with PIN, passkey or password. */
  locked_at: string | null;
  /** When it was ended by signing out, leaving or an administrator. */
  ended_at: string | null;
  /** When the person last proved again who they are. */
  stepped_up_at: string | null;
  /** Whether it was opened as a demonstration persona. */
  demonstration: Generated<boolean>;
  /** Wrong PINs in a row on this locked screen; the fifth ends the sign-in. */
  pin_failures: Generated<number>;
  /** When PIN, passkey or password was last given to sign with; null after a lock. */
  signing_proved_at: string | null;
}

/** One signature for all notes a facilitator signs of a session, with name and credential as of that day. */
export interface Signatures {
  /** Its organization. */
  organization_id: string;
  /** Identity of the signature. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Who signed. */
  signed_by: string;
  /** Name as of that day. */
  signer_name: string;
  /** Credential as of that day, or null. */
  signer_credential: string | null;
  /** When. */
  signed_at: string;
  /** facilitator, substitute (stood in on that date) or supervisor. */
  signed_as: Generated<string>;
}

/** Staff members as other slices join them. */
export interface StaffInBrief {
  /** Their organization. */
  organization_id: string;
  /** Identity; also their name in bookings. */
  id: string;
  /** Given name. */
  given_name: string;
  /** Family name. */
  family_name: string;
  /** First day of work. */
  works_from: string;
  /** Last day of work, once known; from then on nothing opens. */
  left_on: string | null;
}

/** People who work in the organization; nobody is deleted, leavers carry their last day. */
export interface StaffMembers {
  /** Their organization. */
  organization_id: string;
  /** Identity; also their name in bookings. */
  id: string;
  /** Given name. */
  given_name: string;
  /** Family name. */
  family_name: string;
  /** First day of work. */
  works_from: string;
  /** Last day of work, once known; from then on nothing opens. */
  left_on: string | null;
}

/** Who stands in on a date or joins for it, and as what. */
export interface StandInsInBrief {
  /** Their organization. */
  organization_id: string;
  /** The session. */
  session_id: string;
  /** Who. */
  staff_member_id: string;
  /** leader, second, supervisor, or away. */
  part: string;
}

/** Signed notes without those entered in error: what lists, charts and prints show. */
export interface StandingNotes {
  /** Its organization. */
  organization_id: string;
  /** Identity of the note. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** The person it is about. */
  patient_id: string;
  /** The signature that froze it. */
  signature_id: string;
  /** Day of the session. */
  held_on: string;
  /** Name of the group on that day. */
  group_name: string;
  /** present, late, absent, cancelled or could_not_stay, as marked when signed. */
  attendance: string;
  /** Minutes there on the clock. */
  clock_minutes: number;
  /** Minutes of treatment credited. */
  treatment_minutes: number;
  /** What the group did; names nobody. */
  shared_words: string;
  /** The person's own part. */
  own_words: string;
  /** Hash of everything the signature froze. */
  content_sha256: Buffer;
  /** Topic of the session. */
  topic: string;
  /** Method used. */
  method: string;
  /** How the person took part. */
  participation: string;
  /** Mood as shown or said. */
  mood: string;
  /** Main theme. */
  theme: string;
  /** How the person responded. */
  response: string;
  /** Feedback given or received. */
  feedback: string;
  /** Next step. */
  next_step: string;
  /** The goal worked on, as it was worded on that day. */
  goal_words: string;
  /** The note entered in error whose place it takes, or null. */
  replaces: string | null;
  /** Risks tapped in the session and what was done, as they stood when it was signed. */
  risks: string;
  /** Which block of the session it is about; 0 for the whole day. */
  block: number;
  /** Kind and times of that block, as of that day; empty for the whole day. */
  block_words: string;
}

/** Somebody left the group for a while by themselves. Their minutes pause, unless it was shorter than the house counts. */
export interface StepOuts {
  /** Their organization. */
  organization_id: string;
  /** Identity of the step-out. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session they stepped out of. */
  session_id: string;
  /** Who. */
  patient_id: string;
  /** When they left the group. */
  out_at: string;
  /** When they were back; null until then. */
  back_at: string | null;
  /** When it was taken back as not so. */
  taken_back_at: string | null;
  /** Who said so; null where they came back at a tablet. */
  recorded_by: string | null;
  /** When it was recorded. */
  recorded_at: string;
  /** Who brought them back or took it back. */
  changed_by: string | null;
  /** When that was recorded. */
  changed_at: string | null;
  /** Tablet at which somebody who had left came back, or null. */
  tablet_id: string | null;
  /** Tablet at which they said that they are back, or null. */
  back_at_tablet_id: string | null;
}

/** Who supervises whom, from when to when. Ended, never deleted. */
export interface Supervisions {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Who is supervised. */
  staff_member_id: string;
  /** Who supervises. */
  supervisor_id: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null; the day before its first when it was ended on that day. */
  ends_on: string | null;
  /** Who entered it. */
  made_by: string;
  /** When it was entered. */
  made_at: string;
}

/** Supervisions as other slices join them. */
export interface SupervisionsInBrief {
  /** Their organization. */
  organization_id: string;
  /** Who is supervised. */
  staff_member_id: string;
  /** Who supervises. */
  supervisor_id: string;
  /** First day. */
  starts_on: string;
  /** Last day, or null; the day before its first when it was ended on that day. */
  ends_on: string | null;
}

/** Tablets at the door of a clinic. Neither the code that sets one up nor its token is ever stored. */
export interface Tablets {
  /** Its organization. */
  organization_id: string;
  /** Identity of the tablet. */
  id: string;
  /** Clinic at whose door it stands; it knows no other. */
  clinic_id: string;
  /** What staff call it, such as Front door. */
  name: string;
  /** SHA-256 of the one-time code that sets it up. */
  code_sha256: Buffer;
  /** When the code stops working, used or not. */
  code_ends_at: string;
  /** Who made the code. */
  made_by: string;
  /** When. */
  made_at: string;
  /** SHA-256 of the token in the tablet; null until it is set up. */
  token_sha256: Buffer | null;
  /** When it was set up. */
  began_at: string | null;
  /** When it was last heard of; after a month of silence it is over. */
  last_seen_at: string | null;
  /** When the tries that are counted began. */
  tries_since: string | null;
  /** Tries to check in since then, found or not. */
  tries: Generated<number>;
  /** Of these, tries that found nobody; told to the front desk, never to the tablet. */
  misses: Generated<number>;
  /** Who ended it. */
  ended_by: string | null;
  /** When it was ended. */
  ended_at: string | null;
}

/** What became of a task: taken, a supervisor's word, the outcome. */
export interface TaskSteps {
  /** Its organization. */
  organization_id: string;
  /** Identity of the step. */
  id: string;
  /** Clinic of the task. */
  clinic_id: string;
  /** The task. */
  task_id: string;
  /** Counts up for each task, so that two never decide at once. */
  sequence: number;
  /** taken, word or outcome. */
  step: string;
  /** Who has it from then on, for taken. */
  owner_id: string | null;
  /** The outcome, or why what waits may go on. */
  words: string;
  /** Who. */
  made_by: string;
  /** When. */
  made_at: string;
  /** Names in the words that were said not to mean a member of the group, accents folded. */
  dismissed_names: Generated<string[]>;
}

/** What somebody has to do by a time. Opened by another slice, owned by whoever takes it, closed with an outcome. */
export interface Tasks {
  /** Its organization. */
  organization_id: string;
  /** Identity of the task. */
  id: string;
  /** Clinic where it is to be done. */
  clinic_id: string;
  /** Whom it is about, or null. */
  patient_id: string | null;
  /** Session it came up in, or null. */
  session_id: string | null;
  /** What kind of task: risk. */
  kind: string;
  /** What exactly, as a code of the slice that opened it. */
  subject: string;
  /** Who opened it. */
  opened_by: string;
  /** When. */
  opened_at: string;
  /** By when it is to be done. */
  due_at: string;
  /** When it goes further up if nobody has taken it, or null. */
  escalates_at: string | null;
  /** Number of the newest step. */
  steps: Generated<number>;
  /** Who has it now, or null while nobody took it. */
  owner_id: string | null;
  /** When a supervisor said that what waits for it may go on. */
  released_at: string | null;
  /** When it was done. */
  closed_at: string | null;
}

/** Tasks with their outcome, as later slices join them. */
export interface TasksInBrief {
  /** Its organization. */
  organization_id: string;
  /** Identity of the task. */
  id: string;
  /** Clinic where it is to be done. */
  clinic_id: string;
  /** Whom it is about, or null. */
  patient_id: string | null;
  /** Session it came up in, or null. */
  session_id: string | null;
  /** What kind of task: risk. */
  kind: string;
  /** What exactly, as a code of the slice that opened it. */
  subject: string;
  /** When. */
  opened_at: string;
  /** By when it is to be done. */
  due_at: string;
  /** Number of the newest step. */
  steps: number;
  /** Who has it now, or null while nobody took it. */
  owner_id: string | null;
  /** When a supervisor said that what waits for it may go on. */
  released_at: string | null;
  /** When it was done. */
  closed_at: string | null;
  /** What was done, or null while it is open. */
  outcome: string | null;
}

/** Whether a person was told about a change of a date; the newest counts. */
export interface Tellings {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session it is about. */
  session_id: string;
  /** Who was told. */
  patient_id: string;
  /** cover (somebody else leads), virtual, or cancelled. */
  matter: string;
  /** Counts what was said about this person and matter. */
  sequence: number;
  /** Told, or false where that was taken back. */
  told: boolean;
  /** Who told them. */
  told_by: string;
  /** When. */
  told_at: string;
}

/** Treatment within a weekday of a timetable, in minutes from its start; what lies between blocks is break. */
export interface TimetableBlocks {
  /** Its organization. */
  organization_id: string;
  /** The timetable. */
  timetable_id: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday: number;
  /** Order within the day, from 1. */
  position: number;
  /** Kind of treatment in this block. */
  kind: string;
  /** Minutes from the start of the day at which it begins. */
  from_minute: number;
  /** Minutes from the start of the day at which it ends. */
  to_minute: number;
  /** What it is about, or null. */
  topic: string | null;
  /** Its room, when it is not the timetable's. */
  room_id: string | null;
  /** How many people at the most, when fewer than the group's. */
  seat_limit: number | null;
  /** Who leads this block, when not the group's own leader. */
  leader_id: string | null;
  /** Who leads it beside, or null. */
  second_leader_id: string | null;
  /** The group in whose room and under whose leader this block takes place: one session for two programs. */
  hosted_by: string | null;
}

/** Weekdays of a timetable in wall-clock time of its clinic. */
export interface TimetableDays {
  /** Its organization. */
  organization_id: string;
  /** The timetable. */
  timetable_id: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday: number;
  /** Wall-clock start. */
  starts_at: string;
  /** Wall-clock end. */
  ends_at: string;
}

/** Weekly timetable of a group from a day on, until a newer one begins. */
export interface Timetables {
  /** Its organization. */
  organization_id: string;
  /** Identity of the timetable. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Counts the timetables of a group; of those that have begun the highest is in force. */
  sequence: number;
  /** First day it is in force. */
  starts_on: string;
  /** in_person, virtual or hybrid. */
  mode: string;
  /** Its room, unless it is virtual. */
  room_id: string | null;
  /** Who made it. */
  made_by: string | null;
  /** When it was made. */
  made_at: string;
  /** Who took it back. */
  taken_back_by: string | null;
  /** When it was taken back; from then on it counts on no day. */
  taken_back_at: string | null;
  /** The change that began it, or null for the first. */
  change_id: string | null;
  /** A day in a week in which it meets, when it meets every other week; null for every week. */
  alternate_from: string | null;
}

/** Timetables with the first and last day on which each is in force; the last is null where nothing ends it. */
export interface TimetablesInForce {
  /** Its organization. */
  organization_id: string;
  /** Identity of the group. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** Counts the timetables of a group; of those that have begun the highest is in force. */
  sequence: number;
  /** First day it is in force. */
  starts_on: string;
  /** Last day in force, or null. */
  ends_on: string | null;
  /** in_person, virtual or hybrid. */
  mode: string;
  /** Its room, unless it is virtual. */
  room_id: string | null;
  /** A day in a week in which it meets, when it meets every other week. */
  alternate_from: string | null;
}

/** What was chosen for one date instead of the topic in order; the newest counts. */
export interface TopicChanges {
  /** Their organization. */
  organization_id: string;
  /** Identity of the change. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Block of the program day. */
  block: number;
  /** Counts the changes of this date; two at once cannot both be next. */
  sequence: number;
  /** Version the chosen topic stands in, or null for the topic in order. */
  version_id: string | null;
  /** The chosen topic, or null for the one in order. */
  position: number | null;
  /** as_written, or secular for the counterpart of a twelve-step topic. */
  way: string;
  /** Who chose. */
  changed_by: string;
  /** When. */
  changed_at: string;
}

/** The topics of a version in their order, each with its purpose, what to do, and a handout; beside every twelve-step one stands its secular counterpart. */
export interface Topics {
  /** Their organization. */
  organization_id: string;
  /** The version they belong to. */
  version_id: string;
  /** Place in the round, from 1. */
  position: number;
  /** What stays the same over versions: who had a topic under this code has had it. */
  code: string;
  /** Title, or null where none is known or fixed. */
  title: string | null;
  /** own, seen (read in the source), recalled (from memory, not confirmed), unknown or no_fixed_title. */
  title_status: string;
  /** What the session is for, in one or two sentences. */
  purpose: string;
  /** What to do in the session, one to four steps. */
  steps: string[];
  /** The line people take home. */
  handout: string;
  /** any, or twelve_step where it works with the twelve steps. */
  path: string;
  /** Title of the secular counterpart of a twelve-step topic. */
  secular_title: string | null;
  /** What to do in the secular counterpart. */
  secular_steps: string[] | null;
  /** The line people of the secular path take home. */
  secular_handout: string | null;
  /** Health topics that Texas requires and this one covers. */
  health_topics: Generated<string[]>;
}

/** Topics with the curriculum they belong to, as later slices join them. */
export interface TopicsInBrief {
  /** Its organization. */
  organization_id: string;
  /** The version they belong to. */
  version_id: string;
  /** Place in the round, from 1. */
  position: number;
  /** The curriculum. */
  curriculum_id: string;
  /** What stays the same over versions: who had a topic under this code has had it. */
  code: string;
  /** Title, or null where none is known or fixed. */
  title: string | null;
  /** own, seen (read in the source), recalled (from memory, not confirmed), unknown or no_fixed_title. */
  title_status: string;
  /** Title of the secular counterpart of a twelve-step topic. */
  secular_title: string | null;
  /** Health topics that Texas requires and this one covers. */
  health_topics: string[];
}

/** What was confirmed before somebody joined a session by video, or why they were called instead. */
export interface VirtualArrivals {
  /** Their organization. */
  organization_id: string;
  /** Identity of the confirmation. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** The session. */
  session_id: string;
  /** Who. */
  patient_id: string;
  /** Counts the confirmations of this person in this session. */
  sequence: number;
  /** How it was known who they are: known, birth_date, photo_id, or in_room for somebody who came to the room instead. */
  identity_by: string;
  /** State in which they are now. */
  state: string;
  /** Where they are now, for help to find them. */
  address: string;
  /** Number under which they can be called back. */
  call_back: string;
  /** Whether nobody else can hear the group. */
  is_private: boolean;
  /** joins, or called_instead. */
  outcome: string;
  /** Who asked. */
  confirmed_by: string;
  /** When. */
  confirmed_at: string;
}

/** The changes of single dates that turned a day virtual. */
export interface VirtualDayChanges {
  /** Their organization. */
  organization_id: string;
  /** The day that was turned. */
  virtual_day_id: string;
  /** The change of one date. */
  change_id: string;
  /** The clinic. */
  clinic_id: string;
  /** The group. */
  group_id: string;
  /** The session. */
  session_id: string;
}

/** A day of a clinic on which every session was turned virtual, for a storm say. */
export interface VirtualDays {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** The clinic. */
  clinic_id: string;
  /** The day. */
  day: string;
  /** Why, as who turned it wrote. */
  because: string;
  /** Who turned it. */
  turned_by: string;
  /** When. */
  turned_at: string;
  /** Who took it back. */
  taken_back_by: string | null;
  /** When it was taken back. */
  taken_back_at: string | null;
}

/** What a person has for a virtual date: a way to be reached, and a device. */
export interface VirtualMeans {
  /** Their organization. */
  organization_id: string;
  /** The person. Never null. */
  patient_id: string;
  /** Whether they may be called or sent a text; who was not asked yet: whether a phone number is on record. Never null. */
  has_phone: boolean;
  /** Whether mail may be sent to them. Never null. */
  has_mail: boolean;
  /** Whether they have a device; null when nobody asked. */
  has_device: boolean;
}

/** A person in one session of a group in which they have no seat on that day: to make up for a missed day, or floating. */
export interface Visits {
  /** Their organization. */
  organization_id: string;
  /** Identity of the visit. */
  id: string;
  /** Clinic of the session. */
  clinic_id: string;
  /** Group of the session. */
  group_id: string;
  /** The session. */
  session_id: string;
  /** Who visits. */
  patient_id: string;
  /** make_up, floating, or walk_in: came without a plan, which is never refused. */
  kind: string;
  /** in_person or virtual where the date offers both; null for what the date offers. */
  mode: string | null;
  /** Why, in words. */
  because: string;
  /** The change that gave it. */
  change_id: string;
  /** Who gave it. */
  given_by: string;
  /** When. */
  given_at: string;
  /** When it was withdrawn; from then on it counts nowhere. */
  withdrawn_at: string | null;
  /** Who withdrew it. */
  withdrawn_by: string | null;
  /** Why. */
  withdrawn_because: string | null;
  /** Whether it was said that the group welcomes pets to somebody who has an allergy or a fear, and they come all the same. */
  pets_accepted: Generated<boolean>;
}

/** A person who waits for a seat in a group; added and never changed. */
export interface WaitingEntries {
  /** Their organization. */
  organization_id: string;
  /** Identity of the entry. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The group they wait for. */
  group_id: string;
  /** Who waits. */
  patient_id: string;
  /** Weekdays they need; null for every day the group meets. */
  weekdays: number[] | null;
  /** What to know when a chair is free, in words; may be empty. */
  because: string;
  /** Who wrote them down. */
  joined_by: string;
  /** When. */
  joined_at: string;
}

/** Steps of a waiting entry, added and never changed; two at once cannot both be next. */
export interface WaitingSteps {
  /** Their organization. */
  organization_id: string;
  /** Identity of the step. */
  id: string;
  /** Clinic of the group. */
  clinic_id: string;
  /** The entry. */
  entry_id: string;
  /** Counts the steps of an entry. */
  sequence: number;
  /** waiting, offered, accepted, declined, lapsed or left. */
  status: string;
  /** Place in the order; who is moved gets a number between two others. */
  place: number;
  /** Why, in words; a move and a refusal always say it. */
  because: string;
  /** Last day on which the offer stands. */
  offered_until: string | null;
  /** The seat that came of it. */
  seat_id: string | null;
  /** Who did it. */
  decided_by: string;
  /** When. */
  decided_at: string;
  /** First day of the chair that is offered; it is held from that day on until the offer is answered or runs out. */
  offered_from: string | null;
}

/** When and where a staff member works, by weekday, in the clinic's wall-clock time, from a day on. */
export interface WorkingHours {
  /** Their organization. */
  organization_id: string;
  /** Identity. */
  id: string;
  /** Who works. */
  staff_member_id: string;
  /** Where. */
  clinic_id: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday: number;
  /** From, on the clinic's wall clock. */
  starts_at: string;
  /** To, on the clinic's wall clock. */
  ends_at: string;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counts, or null; the day before its first when it was replaced before it began. */
  ends_on: string | null;
}

/** Working hours as later slices join them. */
export interface WorkingHoursInBrief {
  /** Their organization. */
  organization_id: string;
  /** Who works. */
  staff_member_id: string;
  /** Where. */
  clinic_id: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday: number;
  /** From, on the clinic's wall clock. */
  starts_at: string;
  /** To, on the clinic's wall clock. */
  ends_at: string;
  /** First day it counts. */
  starts_on: string;
  /** Last day it counts, or null; the day before its first when it was replaced before it began. */
  ends_on: string | null;
}

export interface Tables {
  absences: Absences;
  absences_in_brief: AbsencesInBrief;
  accounts: Accounts;
  addresses_in_brief: AddressesInBrief;
  amendments: Amendments;
  attempt_counts: AttemptCounts;
  attendance_marks: AttendanceMarks;
  audit_entries: AuditEntries;
  audit_seals: AuditSeals;
  blocks_in_brief: BlocksInBrief;
  bookings: Bookings;
  care_relations: CareRelations;
  challenges: Challenges;
  clinic_hours: ClinicHours;
  clinic_hours_in_brief: ClinicHoursInBrief;
  clinics: Clinics;
  clinics_in_brief: ClinicsInBrief;
  clinics_on_map: ClinicsOnMap;
  closures: Closures;
  closures_in_brief: ClosuresInBrief;
  confirmed_places_in_brief: ConfirmedPlacesInBrief;
  contacts: Contacts;
  cosign_steps: CosignSteps;
  credentials: Credentials;
  credentials_in_brief: CredentialsInBrief;
  current_attendance: CurrentAttendance;
  curricula: Curricula;
  curricula_in_brief: CurriculaInBrief;
  curriculum_versions: CurriculumVersions;
  dates_covered: DatesCovered;
  dates_otherwise: DatesOtherwise;
  day_closings: DayClosings;
  device_answers: DeviceAnswers;
  dismissed_names: DismissedNames;
  facilitations: Facilitations;
  goals: Goals;
  goals_in_brief: GoalsInBrief;
  group_curricula: GroupCurricula;
  groups: Groups;
  groups_in_brief: GroupsInBrief;
  guests: Guests;
  idempotency_keys: IdempotencyKeys;
  import_file_parts: ImportFileParts;
  import_files: ImportFiles;
  import_identifiers: ImportIdentifiers;
  import_people: ImportPeople;
  imported_resources: ImportedResources;
  imports: Imports;
  keep_aparts: KeepAparts;
  kept_topics: KeptTopics;
  known_absences: KnownAbsences;
  known_browsers: KnownBrowsers;
  leavings_in_brief: LeavingsInBrief;
  lendings: Lendings;
  likely_duplicates: LikelyDuplicates;
  limit_decisions: LimitDecisions;
  note_cosignatures: NoteCosignatures;
  note_drafts: NoteDrafts;
  note_errors: NoteErrors;
  note_risks: NoteRisks;
  note_writers: NoteWriters;
  notes: Notes;
  organizations: Organizations;
  outreach_attempts: OutreachAttempts;
  outreach_taken_back: OutreachTakenBack;
  passkeys: Passkeys;
  path_choices: PathChoices;
  paths_of_patients: PathsOfPatients;
  patient_identifiers: PatientIdentifiers;
  patient_merges: PatientMerges;
  patient_payers: PatientPayers;
  patient_search: PatientSearch;
  patients: Patients;
  patients_in_brief: PatientsInBrief;
  patients_of_my_groups: PatientsOfMyGroups;
  pauses: Pauses;
  payers: Payers;
  payers_in_brief: PayersInBrief;
  people_by_word: PeopleByWord;
  personas: Personas;
  policies: Policies;
  policy_confirmation_history: PolicyConfirmationHistory;
  policy_confirmations: PolicyConfirmations;
  policy_history: PolicyHistory;
  pull_outs: PullOuts;
  record_lock_access: RecordLockAccess;
  record_locks: RecordLocks;
  record_openings: RecordOpenings;
  recovery_codes: RecoveryCodes;
  role_assignments: RoleAssignments;
  roles_in_brief: RolesInBrief;
  room_times: RoomTimes;
  rooms: Rooms;
  rooms_in_brief: RoomsInBrief;
  roster_changes: RosterChanges;
  rosters: Rosters;
  search_words: SearchWords;
  seat_days: SeatDays;
  seats: Seats;
  series_changes: SeriesChanges;
  session_blocks: SessionBlocks;
  session_exceptions: SessionExceptions;
  session_leaders: SessionLeaders;
  session_staff: SessionStaff;
  sessions: Sessions;
  sessions_in_brief: SessionsInBrief;
  set_up_links: SetUpLinks;
  sign_ins: SignIns;
  signatures: Signatures;
  staff_in_brief: StaffInBrief;
  staff_members: StaffMembers;
  stand_ins_in_brief: StandInsInBrief;
  standing_notes: StandingNotes;
  step_outs: StepOuts;
  supervisions: Supervisions;
  supervisions_in_brief: SupervisionsInBrief;
  tablets: Tablets;
  task_steps: TaskSteps;
  tasks: Tasks;
  tasks_in_brief: TasksInBrief;
  tellings: Tellings;
  timetable_blocks: TimetableBlocks;
  timetable_days: TimetableDays;
  timetables: Timetables;
  timetables_in_force: TimetablesInForce;
  topic_changes: TopicChanges;
  topics: Topics;
  topics_in_brief: TopicsInBrief;
  virtual_arrivals: VirtualArrivals;
  virtual_day_changes: VirtualDayChanges;
  virtual_days: VirtualDays;
  virtual_means: VirtualMeans;
  visits: Visits;
  waiting_entries: WaitingEntries;
  waiting_steps: WaitingSteps;
  working_hours: WorkingHours;
  working_hours_in_brief: WorkingHoursInBrief;
}
