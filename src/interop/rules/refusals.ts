import type { RefusalTable } from '#kernel/outcome.ts';

export const interopRefusals = {
  'patient-unreadable': { status: 422, title: 'A person cannot be read', sentence: 'The patient {why}.' },
  'import-file-not-whole': {
    status: 409,
    title: 'The file has not arrived whole',
    sentence: 'Choose it once more.',
  },
  'import-file-busy': {
    status: 409,
    title: 'The file is being worked on',
    sentence: 'Wait until it is done, or stop it; nothing is lost.',
  },
  'import-not-ready': {
    status: 409,
    title: 'The file cannot come in yet',
    sentence: 'Look at it, and settle what is written there first.',
  },
  'import-too-many-files': {
    status: 409,
    title: 'Many files are open already',
    sentence: 'Bring in or leave some of the {most} open files first.',
  },
  'import-written-since': {
    status: 409,
    title: 'The import cannot be undone any more',
    sentence: '{why}',
  },
  'import-undone': {
    status: 409,
    title: 'It was undone already',
    sentence: 'Nothing is left of this import.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const interopConstraints = {
  import_files_at_clinic: 'clinic-not-yours',
  imports_content_once: 'import-file-busy',
} as const;

const whereWritten: Readonly<Record<string, string>> = {
  patients: 'Particulars of somebody it brought were changed since.',
  care_relations: 'Somebody it brought was put on a caseload or registered at another clinic since.',
  imports: 'A later import added to somebody it brought: undo that one first.',
  seats: 'Somebody it brought has a seat in a group since.',
  likely_duplicates: 'Somebody it brought was compared with a look-alike and judged since.',
};

/** Why an import cannot be undone, from the table in which something was written since. */
export function whyNotUndone(table: string): string {
  const where =
    whereWritten[table] ??
    `Something was written in the record of somebody it brought since (${table.replaceAll('_', ' ')}).`;
  return `${where} Undoing it would lose that.`;
}
