// A print of notes as a PDF file, with the letters of every name in it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { makePdf } from '#platform/print/pdf.ts';
import type { NotesPdf, NotesPrint, PrintedNote } from '../rules/print-answers.ts';
import {
  attendanceWords,
  internalWords,
  isAbsence,
  partLines,
  signatureWords,
  signedAsWords,
} from '../rules/print-words.ts';
import { printPersonNotes, printSessionNotes } from './print-notes.ts';

export async function sessionNotesPdf(
  ctx: ActionContext,
  input: Parameters<typeof printSessionNotes>[1],
): Promise<Outcome<NotesPdf>> {
  const print = await printSessionNotes(ctx, input);
  return print.ok ? ok(await fileOf(print.value, `notes-${ctx.today}.pdf`)) : print;
}

export async function personNotesPdf(
  ctx: ActionContext,
  input: Parameters<typeof printPersonNotes>[1],
): Promise<Outcome<NotesPdf>> {
  const print = await printPersonNotes(ctx, input);
  if (!print.ok) return print;
  const number = print.value.people[0]?.number ?? 'none';
  return ok(await fileOf(print.value, `notes-${number}.pdf`));
}

const template = fileURLToPath(new URL('notes.typ', import.meta.url));

async function fileOf(print: NotesPrint, fileName: string): Promise<NotesPdf> {
  const pdf = await makePdf({ template: readFileSync(template, 'utf8'), content: contentOf(print) });
  return { fileName, pdf: pdf.toString('base64') };
}

// What the template shows, in words: it decides nothing by itself.
function contentOf(print: NotesPrint) {
  return {
    internal: internalWords,
    made: `Printed ${instantWords(print.madeAt, print.timeZone)}${print.madeBy === '' ? '' : ` by ${print.madeBy}`}.`,
    cut: print.isCut ? 'Older notes are left out: choose fewer days for those.' : '',
    people: print.people.map((person) => ({
      name: person.name,
      about: [
        person.number,
        `born ${dayWords(person.birthOn)}`,
        ...(person.legalName === null ? [] : [`in papers ${person.legalName}`]),
      ].join(' · '),
      notes: person.notes.map(noteContent),
    })),
  };
}

function noteContent(note: PrintedNote) {
  const time = (instant: string) => instantWords(instant, note.timeZone);
  const attendance = attendanceWords[note.attendance] ?? note.attendance;
  const minutes = `${note.treatmentMinutes} minutes of treatment, ${note.clockMinutes} on the clock`;
  return {
    title: [dayWords(note.heldOn), note.groupName, note.blockWords].filter((part) => part !== '').join(' · '),
    kind: `${isAbsence(note.attendance) ? 'Absence entry' : 'Progress note'} · ${note.clinicName}`,
    attendance: note.clockMinutes > 0 ? `${attendance} · ${minutes}` : attendance,
    lines: partLines(note).map(([name, words]) => ({ name, words })),
    parts: [
      { title: 'The group', words: note.sharedWords },
      { title: 'Own words', words: note.ownWords },
      { title: 'Risks, and what was done', words: note.risks },
    ].filter((part) => part.words !== ''),
    signed: `Signed by ${signatureWords(note.signerName, note.signerCredential)}${signedAsWords[note.signedAs] ?? ''}, ${time(note.signedAt)}.`,
    cosigned: cosignatureWords(note, time),
    hash: note.contentSha256,
    amendments: note.amendments.map((amendment) => ({
      reason: amendment.reason,
      words: amendment.words,
      by: `${signatureWords(amendment.writerName, amendment.writerCredential)}, ${time(amendment.writtenAt)}`,
    })),
  };
}

function cosignatureWords({ cosignature }: PrintedNote, time: (instant: string) => string): string {
  if (cosignature === null) return '';
  const { state, makerName, makerCredential, madeAt } = cosignature;
  if (state !== 'cosigned') return 'Not co-signed yet.';
  return `Co-signed by ${signatureWords(makerName ?? '', makerCredential)}, ${madeAt === null ? '' : time(madeAt)}.`;
}

const days = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

function dayWords(day: string): string {
  return days.format(new Date(`${day}T12:00:00Z`));
}

function instantWords(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(instant));
}
