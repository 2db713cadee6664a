// One person's whole record: every table that holds something about a person, slice by slice. A table with a patient
// in it that stands in neither list fails the test beside this page: whoever adds one says here what becomes of it.
import type { Tables } from '#db/tables.ts';

export type RecordPart = { readonly slice: string; readonly title: string; readonly table: keyof Tables };

export const recordParts: readonly RecordPart[] = [
  { slice: 'patients', title: 'Numbers other systems know them by', table: 'patient_identifiers' },
  { slice: 'patients', title: 'Who may open the record, and since when', table: 'care_relations' },
  { slice: 'patients', title: 'Contacts and what may be said there', table: 'contacts' },
  { slice: 'patients', title: 'Who pays', table: 'patient_payers' },
  { slice: 'patients', title: 'Locks', table: 'record_locks' },
  { slice: 'patients', title: 'Who opened it past its lock', table: 'record_openings' },
  { slice: 'groups', title: 'Seats in groups', table: 'seats' },
  { slice: 'groups', title: 'Visits to single dates', table: 'visits' },
  { slice: 'groups', title: 'Absences known beforehand', table: 'known_absences' },
  { slice: 'groups', title: 'Times away from a group', table: 'pauses' },
  { slice: 'groups', title: 'Waiting lists', table: 'waiting_entries' },
  { slice: 'groups', title: 'Changes of rosters', table: 'roster_changes' },
  { slice: 'curricula', title: 'Chosen paths', table: 'path_choices' },
  { slice: 'attendance', title: 'Times out of a group', table: 'pull_outs' },
  { slice: 'attendance', title: 'Attendance', table: 'attendance_marks' },
  { slice: 'attendance', title: 'Times they stepped out', table: 'step_outs' },
  { slice: 'attendance', title: 'Arrivals by video', table: 'virtual_arrivals' },
  { slice: 'attendance', title: 'Looking for them when they did not come', table: 'outreach_attempts' },
  { slice: 'attendance', title: 'Tries that were written down by mistake', table: 'outreach_taken_back' },
  { slice: 'notes', title: 'Drafts of notes', table: 'note_drafts' },
  { slice: 'notes', title: 'Signed notes', table: 'standing_notes' },
  { slice: 'notes', title: 'Amendments', table: 'amendments' },
  { slice: 'notes', title: 'Second signatures', table: 'cosign_steps' },
  { slice: 'notes', title: 'Risks', table: 'note_risks' },
  { slice: 'tasks', title: 'Tasks', table: 'tasks_in_brief' },
  { slice: 'plans', title: 'Goals', table: 'goals' },
  { slice: 'groups', title: 'What they have for virtual groups', table: 'virtual_means' },
  { slice: 'groups', title: 'When they were asked for a device', table: 'device_answers' },
  { slice: 'groups', title: 'What they were told of changes', table: 'tellings' },
  { slice: 'interop', title: 'Imports they came with', table: 'import_people' },
  { slice: 'interop', title: 'From other systems, as it came', table: 'imported_resources' },
];

/** Tables that name a patient and are no part of their record, each with its reason. */
export const notOfRecord: Readonly<Partial<Record<keyof Tables, string>>> = {
  patient_search: 'the same words again, folded for the search',
  people_by_word: 'the same words again, folded for the search',
  likely_duplicates: 'it is about another person as well',
  keep_aparts: 'it is about another person as well',
  record_lock_access: 'it is about staff',
  dismissed_names: 'it is about words in a note of somebody else',
  notes: 'those that stand are there as standing_notes; one entered in error is no part of the record',
  note_errors: 'it is about a note that is no part of the record',
  note_writers: 'it is about staff',
  note_cosignatures: 'it is a state that follows from the second signatures',
  tasks: 'they are there with their outcome, as tasks_in_brief',
};
