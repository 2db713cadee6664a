import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { daySchema } from '../../organization/rules/day.ts';
import { notesPdf, notesPrint } from '../rules/print-answers.ts';
import { notesAccess } from './notes.access.ts';
import { personNotesPdf, sessionNotesPdf } from './notes-pdf.ts';
import { printPersonNotes, printSessionNotes } from './print-notes.ts';

const route = routesFor(notesAccess);
const ofSession = {
  params: z.strictObject({ sessionId: z.uuid() }),
  query: z.strictObject({ patientId: z.uuid().optional() }),
};
const ofPerson = {
  params: z.strictObject({ patientId: z.uuid() }),
  query: z.strictObject({ from: daySchema.optional(), to: daySchema.optional() }),
};

export const printRoutes = [
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/notes/print',
    summary: 'Signed notes of a session to print, each person by themselves; of one person if named',
    needs: 'notes.print',
    care: 'clinics',
    audit: { kind: 'look', action: 'session-notes.printed' },
    input: ofSession,
    output: notesPrint,
    action: printSessionNotes,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/notes/pdf',
    summary: 'Signed notes of a session as a PDF file, each person on pages of their own',
    needs: 'notes.print',
    care: 'clinics',
    audit: { kind: 'look', action: 'session-notes.kept-as-pdf' },
    input: ofSession,
    output: notesPdf,
    action: sessionNotesPdf,
  }),
  route({
    method: 'GET',
    path: '/api/patients/:patientId/notes/print',
    summary: 'A person’s signed notes to print, of some days if named',
    needs: 'notes.print',
    care: 'clinics',
    audit: { kind: 'look', action: 'notes.printed' },
    input: ofPerson,
    output: notesPrint,
    action: printPersonNotes,
  }),
  route({
    method: 'GET',
    path: '/api/patients/:patientId/notes/pdf',
    summary: 'A person’s signed notes as a PDF file, of some days if named',
    needs: 'notes.print',
    care: 'clinics',
    audit: { kind: 'look', action: 'notes.kept-as-pdf' },
    input: ofPerson,
    output: notesPdf,
    action: personNotesPdf,
  }),
];
