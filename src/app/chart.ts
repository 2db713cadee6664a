// The chart: one page about one person, gathered from many slices. Each hands over its part, a
// column of one statement, so that the page costs one trip to the database.
import { z } from 'zod';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { routesFor } from '#platform/http/route.ts';
import { petsToTell, seatsOfPerson, visitsOfPerson } from '../groups/server/door.ts';
import { keptOfPerson } from '../interop/server/door.ts';
import { goalEndings } from '../plans/rules/goal.ts';
import { goalsOfPerson } from '../plans/server/door.ts';
import { plansAccess } from '../plans/server/plans.access.ts';
import { newestNotesOfPerson } from '../notes/server/door.ts';
import { notesAccess } from '../notes/server/notes.access.ts';
import { personSchema } from '../patients/rules/patient-answers.ts';
import { nothing, openPatientWith } from '../patients/server/door.ts';
import { patientsAccess } from '../patients/server/patients.access.ts';

const seatSchema = z.object({
  id: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  joinedReason: z.string(),
  joinedBecause: z.string(),
  leftReason: z.string().nullable(),
  leftBecause: z.string().nullable(),
  /** ISO weekdays; null for every day the group meets. */
  weekdays: z.array(z.number()).nullable(),
  virtualWeekdays: z.array(z.number()),
  alternateFrom: z.string().nullable(),
  level: z.string().nullable(),
  phase: z.number().nullable(),
});
const visitSchema = z.object({
  id: z.string(),
  sessionId: z.string(),
  groupName: z.string(),
  heldOn: z.string(),
  kind: z.string(),
  because: z.string(),
});
const noteSchema = z.object({
  id: z.string(),
  sessionId: z.string(),
  heldOn: z.string(),
  groupName: z.string(),
  attendance: z.string(),
  treatmentMinutes: z.number(),
  ownWords: z.string(),
  /** Risks tapped in the session and what was done; empty for none. */
  risks: z.string(),
  signerName: z.string(),
  signerCredential: z.string().nullable(),
  /** How often something was added beside it. */
  amendments: z.number(),
});
const goalSchema = z.object({
  id: z.string(),
  words: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  endedBecause: z.enum(goalEndings).nullable(),
});
export const chartSchema = z.object({
  person: personSchema,
  seats: z.array(seatSchema),
  /** Visits to other groups, and dates they are known to miss. */
  visits: z.array(visitSchema),
  /** Groups with pets where they have an allergy or a fear and were not told. */
  petsToTell: z.array(z.object({ groupId: z.string(), groupName: z.string() })),
  /** Null where the asker's roles do not read notes. */
  notes: z.array(noteSchema).nullable(),
  /** Those that stand first; null where the asker’s roles do not see goals. */
  goals: z.array(goalSchema).nullable(),
  kept: z.array(z.object({ resourceType: z.string(), kept: z.number() })),
});
export type Chart = z.output<typeof chartSchema>;

const mostSeats = 20;
const mostVisits = 10;
const mostNotes = 5;
const mostGoals = 20;

async function openChart(ctx: ActionContext, input: { patientId: string }): Promise<Outcome<Chart>> {
  const key = { organizationId: ctx.organizationId, patientId: input.patientId };
  const opened = await openPatientWith(ctx, {
    patientId: input.patientId,
    parts: {
      seats: seatsOfPerson({ ...key, most: mostSeats }),
      visits: visitsOfPerson({ ...key, most: mostVisits }),
      petsToTell: petsToTell(key),
      goals: reads(ctx, plansAccess['goals.see'].roles)
        ? goalsOfPerson({ ...key, most: mostGoals })
        : nothing,
      notes: reads(ctx, notesAccess['notes.read'].roles)
        ? newestNotesOfPerson({ ...key, most: mostNotes })
        : nothing,
      kept: keptOfPerson(key),
    },
  });
  if (!opened.ok) return opened;
  const { person, parts } = opened.value;
  return ok({ person, ...parts });
}

// The care scope of this route comes from every role that sees people. Notes and goals are shown only if each of those
// roles reads them too: otherwise a desk at one clinic would open notes there to a counselor of another.
function reads(ctx: ActionContext, readers: readonly string[]): boolean {
  const opening = ctx.roles.filter((role) => listed(patientsAccess['patients.see'].roles, role));
  return opening.length > 0 && opening.every((role) => listed(readers, role));
}

function listed(roles: readonly string[], role: string): boolean {
  return roles.includes(role);
}

const route = routesFor(patientsAccess);

export const chartRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/:patientId/chart',
    summary: 'The chart of one person: who they are, seats, newest notes, kept records',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'chart.opened' },
    input: { params: z.strictObject({ patientId: z.uuid() }) },
    output: chartSchema,
    action: openChart,
  }),
];
