import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import {
  amendedAnswer,
  dismissedAnswer,
  dividedAnswer,
  draftAnswer,
  errorEnteredAnswer,
  lastNotesAnswer,
  nearCopiesAnswer,
  noteAnswer,
  notesInErrorAnswer,
  sessionNotesAnswer,
  signedAnswer,
} from '../rules/notes-answers.ts';
import {
  amendNoteSchema,
  dismissNameSchema,
  divideSchema,
  enterErrorSchema,
  saveDraftSchema,
  signNotesSchema,
} from '../rules/note.ts';
import { amendNote } from './amend-note.ts';
import { dismissName } from './dismiss-name.ts';
import { divideNotes } from './divide-notes.ts';
import { enterError, listNotesInError } from './enter-error.ts';
import { findNearCopies } from './find-near-copies.ts';
import { notesAccess } from './notes.access.ts';
import { readLastNotes } from './read-last-notes.ts';
import { listNotesOfPatient, readNote, readSessionNotes } from './read-notes.ts';
import { saveDraft } from './save-draft.ts';
import { signNotes } from './sign-notes.ts';

const route = routesFor(notesAccess);
const ofSession = z.strictObject({ sessionId: z.uuid() });
const ofNote = z.strictObject({ noteId: z.uuid() });

export const notesRoutes = [
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/notes',
    summary: 'Drafts and signed notes of a session',
    needs: 'notes.read',
    care: 'clinics',
    audit: { kind: 'look', action: 'session-notes.opened' },
    input: { params: ofSession },
    output: sessionNotesAnswer,
    action: readSessionNotes,
  }),
  route({
    method: 'PUT',
    path: '/api/sessions/:sessionId/drafts',
    summary: 'Save the shared part or one person’s part as typed',
    needs: 'notes.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'draft.saved' },
    input: { params: ofSession, body: saveDraftSchema },
    output: draftAnswer,
    action: saveDraft,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/dismissed-names',
    summary: 'Say that a name in a part does not mean a member of the group',
    needs: 'notes.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'name.dismissed' },
    creates: true,
    input: { params: ofSession, body: dismissNameSchema },
    output: dismissedAnswer,
    action: dismissName,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/near-copies',
    summary: 'Own parts not yet signed that are nearly copies of another or of an earlier note',
    needs: 'notes.write',
    care: 'clinics',
    audit: { kind: 'look', action: 'near-copies.looked-for' },
    input: { params: ofSession },
    output: nearCopiesAnswer,
    action: findNearCopies,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/signatures',
    summary: 'Sign notes of a session, all or none',
    needs: 'notes.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'notes.signed' },
    creates: true,
    input: { params: ofSession, body: signNotesSchema },
    output: signedAnswer,
    action: signNotes,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/note-writers',
    summary: 'Say who of those who lead a session writes whose note',
    needs: 'notes.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'notes.divided' },
    creates: true,
    input: { params: ofSession, body: divideSchema },
    output: dividedAnswer,
    action: divideNotes,
  }),
  route({
    method: 'POST',
    path: '/api/notes/:wrongNoteId/error',
    summary: 'Mark a signed note as entered in error, with the reason',
    needs: 'notes.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'note.entered-in-error' },
    creates: true,
    input: { params: z.strictObject({ wrongNoteId: z.uuid() }), body: enterErrorSchema },
    output: errorEnteredAnswer,
    action: enterError,
  }),
  route({
    method: 'GET',
    path: '/api/patients/:patientId/notes-in-error',
    summary: 'A person’s notes that were entered in error, for the privacy officer',
    needs: 'notes.read-in-error',
    care: 'organization',
    audit: { kind: 'look', action: 'notes-in-error.listed' },
    input: { params: z.strictObject({ patientId: z.uuid() }) },
    output: notesInErrorAnswer,
    action: listNotesInError,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/people/:patientId/last-notes',
    summary: 'A person’s last two notes, to stand beside the words of this session',
    needs: 'notes.read',
    care: 'clinics',
    audit: { kind: 'look', action: 'last-notes.opened' },
    input: { params: z.strictObject({ sessionId: z.uuid(), patientId: z.uuid() }) },
    output: lastNotesAnswer,
    action: readLastNotes,
  }),
  route({
    method: 'GET',
    path: '/api/notes/:noteId',
    summary: 'One signed note with its amendments',
    needs: 'notes.read',
    care: 'clinics',
    audit: { kind: 'look', action: 'note.opened' },
    input: { params: ofNote },
    output: noteAnswer,
    action: readNote,
  }),
  route({
    method: 'GET',
    path: '/api/patients/:patientId/notes',
    summary: 'A person’s newest signed notes',
    needs: 'notes.read',
    care: 'clinics',
    audit: { kind: 'look', action: 'notes.listed' },
    input: { params: z.strictObject({ patientId: z.uuid() }) },
    output: z.object({ notes: z.array(noteAnswer) }),
    action: listNotesOfPatient,
  }),
  route({
    method: 'POST',
    path: '/api/notes/:noteId/amendments',
    summary: 'Add an amendment beside a signed note',
    needs: 'notes.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'note.amended' },
    creates: true,
    input: { params: ofNote, body: amendNoteSchema },
    output: amendedAnswer,
    action: amendNote,
  }),
];
