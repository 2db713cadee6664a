import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import {
  chosenSchema,
  fileIdSchema,
  fileSchema,
  filesSchema,
  givenBackSchema,
  importSchema,
  importsSchema,
  progressSchema,
  undoneSchema,
} from '../rules/import-answers.ts';
import { chooseFileSchema, decideSchema, partSchema, readAgainSchema } from '../rules/import-input.ts';
import { bringIn, decideAlike, leaveFile, readAgain, stopBringingIn } from './ask-of-file.ts';
import { chooseFile, takePart } from './choose-file.ts';
import { interopAccess } from './interop.access.ts';
import { lookAtFile, lookAtFiles, lookAtProgress } from './look-at-files.ts';
import { giveBack, lookAtImport, lookAtImports } from './look-at-imports.ts';
import { undoImport } from './undo-import.ts';

const route = routesFor(interopAccess);
const ofFile = z.strictObject({ fileId: z.uuid() });
const ofImport = z.strictObject({ importId: z.uuid() });
const shared = { needs: 'imports.bring-in', care: 'organization' } as const;

const fileRoutes = [
  route({
    ...shared,
    method: 'GET',
    path: '/api/import-files',
    summary: 'Files chosen for an import and not brought in yet',
    audit: { kind: 'look', action: 'import-files.listed' },
    input: {},
    output: filesSchema,
    action: lookAtFiles,
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/import-files',
    summary: 'Choose a file for an import; its content follows in parts',
    audit: { kind: 'change', action: 'import-file.chosen' },
    creates: true,
    input: { body: chooseFileSchema },
    output: chosenSchema,
    action: chooseFile,
  }),
  route({
    ...shared,
    method: 'PUT',
    path: '/api/import-files/:fileId/parts/:part',
    summary: 'A part of a chosen file; when the last has arrived the file is read',
    care: 'none',
    audit: {
      kind: 'none',
      because: 'Bytes arrive and nothing is answered; choosing, looking and bringing in are recorded.',
    },
    input: {
      params: z.strictObject({ fileId: z.uuid(), part: z.coerce.number().int().min(0).max(99) }),
      body: partSchema,
    },
    output: fileIdSchema,
    action: takePart,
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/import-files/:fileId',
    summary: 'The preview of a file: who comes in, who is here, who looks alike, what is kept, what is wrong',
    audit: { kind: 'look', action: 'import-file.opened' },
    input: { params: ofFile },
    output: fileSchema,
    action: lookAtFile,
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/import-files/:fileId/read',
    summary: 'Read a file another way: columns, order of dates, separator, clinic',
    audit: { kind: 'change', action: 'import-file.read-again' },
    creates: true,
    input: { params: ofFile, body: readAgainSchema },
    output: fileIdSchema,
    action: readAgain,
  }),
  route({
    ...shared,
    method: 'PUT',
    path: '/api/import-files/:fileId/alike',
    summary: 'Say which look-alikes are the same person and which are others',
    audit: { kind: 'change', action: 'import-file.decided' },
    input: { params: ofFile, body: decideSchema },
    output: fileIdSchema,
    action: decideAlike,
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/import-files/:fileId/bring-in',
    summary: 'Bring a file in: all of it or nothing',
    audit: { kind: 'change', action: 'import.asked' },
    creates: true,
    input: { params: ofFile, body: z.strictObject({}) },
    output: fileIdSchema,
    action: bringIn,
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/api/import-files/:fileId',
    summary: 'Leave a file: its copy goes away',
    audit: { kind: 'change', action: 'import-file.left' },
    input: { params: ofFile },
    output: fileIdSchema,
    action: leaveFile,
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/import-files/:fileId/stop',
    summary: 'Stop bringing a file in: nothing of it is left',
    audit: { kind: 'change', action: 'import.stopped' },
    creates: true,
    input: { params: ofFile, body: z.strictObject({}) },
    output: fileIdSchema,
    action: stopBringingIn,
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/import-progress',
    summary: 'How far the work on each file is',
    care: 'none',
    audit: { kind: 'none', because: 'Numbers only: how many lines were read or written.' },
    activity: 'background',
    input: {},
    output: progressSchema,
    action: lookAtProgress,
  }),
];

export const interopRoutes = [
  ...fileRoutes,
  route({
    ...shared,
    method: 'GET',
    path: '/api/imports',
    summary: 'What was brought in, the newest first, fifty at a time',
    audit: { kind: 'look', action: 'imports.listed' },
    input: { query: z.strictObject({ after: z.uuid().optional() }) },
    output: importsSchema,
    action: lookAtImports,
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/imports/:importId',
    summary: 'One import: who came in, what was kept, and whether it can be undone',
    audit: { kind: 'look', action: 'import.opened' },
    input: { params: ofImport },
    output: importSchema,
    action: lookAtImport,
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/imports/:importId/kept',
    summary: 'Everything an import kept, given back: JSON without loss, or CSV safe to open in a spreadsheet',
    audit: { kind: 'look', action: 'import.given-back' },
    input: { params: ofImport, query: z.strictObject({ as: z.enum(['json', 'csv']) }) },
    output: givenBackSchema,
    action: giveBack,
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/imports/:importId/undo',
    summary: 'Undo an import, as long as nothing was written since',
    audit: { kind: 'change', action: 'import.undone' },
    creates: true,
    input: { params: ofImport, body: z.strictObject({}) },
    output: undoneSchema,
    action: undoImport,
  }),
];
