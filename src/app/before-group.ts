// The page before a group: each person, and what changed since they were there last. Each slice hands in its part, and a
// later one (scores, tests, doses, what the family said, authorizations) is one more line of the list below.
import { z } from 'zod';
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { PersonChanges } from '#kernel/person-change.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { routesFor } from '#platform/http/route.ts';
import { attendanceAccess } from '../attendance/server/attendance.access.ts';
import { beforeGroup } from '../attendance/server/door.ts';
import { newInGroup } from '../groups/server/door.ts';
import { notesAccess } from '../notes/server/notes.access.ts';
import { nextStepsOf, risksSince } from '../notes/server/door.ts';
import { beforeGroupSchema, type BeforeGroupAnswer } from './before-group-answer.ts';

type Asked = {
  readonly sessionId: string;
  readonly patientIds: readonly string[];
  /** When each was there last. */
  readonly lastThere: ReadonlyMap<string, string>;
};
type Part = {
  /** Roles that may read this part; every one of the asker's roles that opens the page must. */
  readonly roles: readonly string[];
  readonly changes: (ctx: ActionContext, asked: Asked) => Promise<PersonChanges>;
};

const parts: readonly Part[] = [
  {
    roles: attendanceAccess['attendance.see'].roles,
    changes: (ctx, { sessionId }) => newInGroup(ctx.tx, { organizationId: ctx.organizationId, sessionId }),
  },
  { roles: notesAccess['notes.read'].roles, changes: risksSince },
  { roles: notesAccess['notes.read'].roles, changes: nextStepsOf },
];

const weights = ['danger', 'attention', 'plain'] as const;

async function readBeforeGroup(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<BeforeGroupAnswer>> {
  const found = await beforeGroup(ctx, input.sessionId);
  if (!found) return refuse('session-not-found');
  const { session, people } = found;
  const patientIds = people.map((person) => person.patientId);
  ctx.about(patientIds as PatientId[], { sessionId: session.id });
  const opening = ctx.roles.filter((role) => holds(attendanceAccess['attendance.see'].roles, role));
  const handed = await Promise.all(
    parts
      .filter((part) => opening.every((role) => holds(part.roles, role)))
      .map((part) => part.changes(ctx, { sessionId: session.id, patientIds, lastThere: found.lastThere })),
  );
  const all = [found.changes, ...handed];
  return ok({
    ...session,
    sessionId: session.id,
    people: people.map((person) => {
      const changes = all.flatMap((part) => [...(part.get(person.patientId) ?? [])]);
      return {
        ...person,
        ownWeek: found.ownWeeks.get(person.patientId) ?? null,
        changes: weights.flatMap((weight) => changes.filter((one) => one.weight === weight)),
      };
    }),
  });
}

function holds(roles: readonly string[], role: string): boolean {
  return roles.includes(role);
}

const route = routesFor(attendanceAccess);

export const beforeGroupRoutes = [
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/before',
    summary: 'Before a group: each person and what changed since they were there last',
    needs: 'attendance.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'before-group.opened' },
    input: { params: z.strictObject({ sessionId: z.uuid() }) },
    output: beforeGroupSchema,
    action: readBeforeGroup,
  }),
];
