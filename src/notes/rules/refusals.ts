import type { RefusalTable } from '#kernel/outcome.ts';

export const notesRefusals = {
  'note-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'draft-moved-on': {
    status: 409,
    title: 'Somebody else wrote here meanwhile',
    sentence:
      '{writer} saved this part after you opened it. Both texts are kept: put them together and save again.',
  },
  'already-signed': {
    status: 409,
    title: 'Already signed',
    sentence: 'A signed note cannot be changed. Add an amendment beside it.',
  },
  'not-your-session': {
    status: 403,
    title: 'Not your session',
    sentence: 'Who leads the session signs its notes.',
  },
  'not-marked-yet': {
    status: 422,
    title: 'Somebody is not marked yet',
    sentence: 'Mark everybody present, late, absent or cancelled, then sign.',
  },
  'words-missing': {
    status: 422,
    title: 'Somebody’s own words are missing',
    sentence: 'Write each person’s own part before you sign.',
  },
  'shared-words-missing': {
    status: 422,
    title: 'The shared part is missing',
    sentence: 'Write what the group did before you sign.',
  },
  'not-your-note': {
    status: 403,
    title: 'Somebody else writes this note',
    sentence: 'It was given to another facilitator. Take it over first, then sign.',
  },
  'writer-does-not-lead': {
    status: 422,
    title: 'They do not lead this session',
    sentence: 'Give the note to somebody who leads this session on its date.',
  },
  'already-in-error': {
    status: 409,
    title: 'Already marked',
    sentence: 'This note is marked as entered in error already.',
  },
  'not-your-signature': {
    status: 403,
    title: 'Not your signature',
    sentence: 'Who signed a note, or a supervisor, marks it as entered in error.',
  },
  'risk-is-open': {
    status: 409,
    title: 'A risk of this person is open',
    sentence: 'The note waits until somebody says what was done, or a supervisor that it need not wait.',
  },
  'risk-raised-already': {
    status: 409,
    title: 'Raised already',
    sentence: 'This risk of theirs is open in this session. Say there what was done.',
  },
  'does-not-wait': {
    status: 409,
    title: 'It waits no longer',
    sentence: 'This note was co-signed, returned or entered in error meanwhile. Look again.',
  },
  'own-note': {
    status: 403,
    title: 'Your own note',
    sentence: 'Nobody co-signs what they signed first. Another supervisor does.',
  },
  'no-name': {
    status: 422,
    title: 'No name',
    sentence: 'Say which name does not mean a member of the group.',
  },
  'notes-of-other-kind': {
    status: 409,
    title: 'Notes are written another way here',
    sentence:
      'The house writes one note for the day or one for each block, by its policy. Load the page anew.',
  },
  'not-seen': {
    status: 409,
    title: 'A part changed since you saw it',
    sentence: 'Read it again, then sign.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const notesConstraints = {
  notes_one_for_each_person: 'already-signed',
  notes_each_in_one_way: 'notes-of-other-kind',
  notes_of_blocks_that_are: 'notes-of-other-kind',
  notes_signed_by_their_writer: 'not-your-note',
  note_writers_one_after_another: 'moved-on',
  notes_wait_for_risks: 'risk-is-open',
  note_risks_open_once: 'risk-raised-already',
  cosign_steps_one_after_another: 'moved-on',
  cosign_steps_of_waiting_notes: 'does-not-wait',
  cosign_steps_by_somebody_else: 'own-note',
  note_errors_once: 'already-in-error',
  note_drafts_one_for_each_part: 'moved-on',
} as const;
