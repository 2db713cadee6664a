import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import {
  amendedAnswer,
  dismissedAnswer,
  draftAnswer,
  lastNotesAnswer,
  nearCopiesAnswer,
  noteAnswer,
  sessionNotesAnswer,
  signedAnswer,
} from '../rules/notes-answers.ts';
import { amendNoteSchema, dismissNameSchema, saveDraftSchema, signNotesSchema } from '../rules/note.ts';
import { amendNote } from './amend-note.ts';
import { dismissName } from './dismiss-name.ts';
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
