// `import FILE...`: brings in the people of FHIR R4 files and CSV, with everything that came with them; all files or none.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Client } from 'pg';
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { clockFrom } from '#platform/clock/clock.ts';
import { withConnection } from '#platform/database/connect.ts';
import { openDatabase } from '#platform/database/database.ts';
import { addTallies, type BundleFigures } from '../../interop/rules/bundle-figures.ts';
import { dateOrders } from '../../interop/rules/csv-dates.ts';
import {
  importInto,
  type FileToBring,
  type HowToBring,
  type PlaceReport,
} from '../../interop/server/import-place.ts';
import { mostBytes, tooLarge } from '../../interop/server/read-file.ts';
import { inPlace } from '../in-place.ts';
import { CommandRefused, readArguments, WrongUsage, type Command } from '../terminal.ts';

export const importCommand: Command = {
  name: 'import',
  usage:
    'import FILE... [--clinic NAME] [--organization NAME] [--alike same|other] [--dates year-first|month-first|day-first] [--json]',
  summary:
    'Brings in the people of FHIR R4 files and CSV, and keeps all that came with them; the same file twice adds nothing.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(
      args,
      {
        clinic: { type: 'string' },
        organization: { type: 'string' },
        alike: { type: 'string' },
        dates: { type: 'string' },
      },
      { least: 1, most: 1000 },
    );
    const how = howToBring(values);
    const files = readFiles(positionals);
    const done = await inPlace(terminal, async ({ config, place }) => {
      const now = clockFrom(config.now).now() as Instant;
      const into = await withConnection(place.ownerUrl, 'import', (client) => chooseInto(client, values));
      const database = openDatabase(place.runtimeUrl, 2);
      try {
        const brought = await importInto(database, { ...into, now }, { files, ...how });
        if (!brought.ok) throw new CommandRefused([...brought.sentences, 'Nothing was imported.'].join('\n'));
        return { into, report: brought.value, figures: figuresOf(brought.value.figures) };
      } finally {
        await database.close();
      }
    });
    terminal.answer(sentencesOf(done), answerOf(done));
    return 0;
  },
};

function howToBring(values: { alike?: string | undefined; dates?: string | undefined }): HowToBring {
  const { alike = null, dates } = values;
  if (alike !== null && alike !== 'same' && alike !== 'other')
    throw new WrongUsage('--alike takes same or other.');
  const dateOrder = dates === undefined ? null : dateOrders.find((order) => order === dates);
  if (dateOrder === undefined) throw new WrongUsage(`--dates takes ${dateOrders.join(', ')}.`);
  return { alikeAs: alike, settings: { dateOrder } };
}

type Into = {
  organizationId: OrganizationId;
  timeZone: string;
  clinicId: ClinicId | null;
  clinicName: string | null;
};
type Done = { into: Into; report: PlaceReport; figures: BundleFigures };

async function chooseInto(
  client: Client,
  named: { clinic?: string | undefined; organization?: string | undefined },
): Promise<Into> {
  await client.query('SET ROLE evenkeel_owner');
  const organizations = await client.query<{ id: OrganizationId; name: string; zone: string }>(
    'SELECT organization_id AS id, name, time_zone AS zone FROM organizations ORDER BY name',
  );
  const organization = theOne(organizations.rows, {
    asked: named.organization,
    option: '--organization',
    what: 'organization',
  });
  const clinics = await client.query<{ id: ClinicId; name: string }>(
    'SELECT id, name FROM clinics WHERE organization_id = $1 ORDER BY id',
    [organization.id],
  );
  // Ids count up: without a name it is the clinic that was set up first.
  const clinic =
    named.clinic === undefined
      ? clinics.rows[0]
      : theOne(clinics.rows, { asked: named.clinic, option: '--clinic', what: 'clinic' });
  return {
    organizationId: organization.id,
    timeZone: organization.zone,
    clinicId: clinic?.id ?? null,
    clinicName: clinic?.name ?? null,
  };
}

function theOne<Row extends { name: string }>(
  rows: readonly Row[],
  of: { asked: string | undefined; option: string; what: string },
): Row {
  const names = rows.map((row) => row.name).join(', ');
  const found =
    of.asked === undefined ? rows : rows.filter((row) => row.name.toLowerCase() === of.asked?.toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (rows.length === 0)
    throw new CommandRefused(`There is no ${of.what} yet: start Evenkeel and set one up first.`);
  if (of.asked === undefined) throw new CommandRefused(`Say which ${of.what} with ${of.option}: ${names}.`);
  throw new CommandRefused(`There is no ${of.what} "${of.asked}". There are: ${names}.`);
}

function readFiles(names: readonly string[]): FileToBring[] {
  const wrong = names.flatMap((name) => {
    const found = statSync(name, { throwIfNoEntry: false });
    if (!found?.isFile()) return [`${basename(name)}: There is no such file.`];
    return found.size > mostBytes ? [`${basename(name)}: ${tooLarge}`] : [];
  });
  if (wrong.length > 0) throw new CommandRefused([...wrong, 'Nothing was imported.'].join('\n'));
  return names.map((name) => ({ name: basename(name), bytes: readFileSync(name) }));
}

function figuresOf(each: readonly BundleFigures[]): BundleFigures {
  const sum = (pick: (one: BundleFigures) => number) => each.reduce((total, one) => total + pick(one), 0);
  const tallies = (pick: (one: BundleFigures) => Readonly<Record<string, number>>) =>
    each.reduce<Record<string, number>>((total, one) => addTallies(total, pick(one)), {});
  return {
    entries: sum((one) => one.entries),
    resources: tallies((one) => one.resources),
    references: sum((one) => one.references),
    referencesToEntries: sum((one) => one.referencesToEntries),
    encounterClasses: tallies((one) => one.encounterClasses),
    behavioralConditions: tallies((one) => one.behavioralConditions),
  };
}

function sentencesOf({ into, report, figures }: Done): string[] {
  const kept = Object.values(report.resourcesKept).reduce((total, count) => total + count, 0);
  const again =
    report.filesKnown > 0
      ? [`${counted(report.filesKnown, 'file was', 'files were')} imported before and added nothing.`]
      : [];
  const registered =
    report.peopleAdded.length > 0 && into.clinicName !== null
      ? [`Registered at ${into.clinicName}; another clinic is named with --clinic.`]
      : [];
  return [
    `${counted(report.peopleAdded.length, 'person', 'people')} added, ${report.peopleKnown.length} already here; ${counted(kept, 'resource', 'resources')} kept as they came.`,
    ...registered,
    ...again,
    ...(figures.entries === 0
      ? []
      : [
          `In the files: ${figures.entries} entries, ${figures.references} references, ${figures.referencesToEntries} of them to entries.`,
        ]),
    ...tallyLine('Resources', figures.resources),
    ...tallyLine('Encounters', figures.encounterClasses),
    ...tallyLine('Behavioral conditions', figures.behavioralConditions),
  ];
}

function tallyLine(title: string, counts: Readonly<Record<string, number>>): string[] {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return parts.length > 0 ? [`${title}: ${parts.join(', ')}.`] : [];
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

function answerOf({ into, report, figures }: Done): object {
  return {
    peopleAdded: report.peopleAdded.length,
    peopleKnown: report.peopleKnown.length,
    resourcesKept: report.resourcesKept,
    filesNew: report.filesNew,
    filesKnown: report.filesKnown,
    patientIds: [...report.peopleAdded, ...report.peopleKnown],
    clinic: into.clinicName,
    figures,
  };
}
