// Who opened one person's record, for whoever answers for privacy: every look, change and refusal that the audit trail
// holds about them, this look as well. 42 CFR 2.16 and 45 CFR 164.312(b) ask that such looks can be examined.
import { z } from 'zod';
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { routesFor } from '#platform/http/route.ts';
import { organizationZone } from '../organization/server/door.ts';
import { displayName } from '../patients/rules/display-name.ts';
import { findPatientsNamed } from '../patients/server/door.ts';
import { patientsAccess } from '../patients/server/patients.access.ts';
import { findLooks } from './who-opened.db.ts';
import { whoOpenedAnswer, type WhoOpened } from './who-opened-answer.ts';

const pageSize = 100;

type Input = { patientId: string; before?: string | undefined };

async function listWhoOpened(ctx: ActionContext, input: Input): Promise<Outcome<WhoOpened>> {
  const { organizationId } = ctx;
  const key = { organizationId, patientIds: [input.patientId] };
  const [person] = await findPatientsNamed(ctx.tx, ctx.scope, key);
  if (person === undefined) return refuse('not-found');
  ctx.about([input.patientId as PatientId]);
  const [timeZone, rows] = await Promise.all([
    organizationZone(ctx.tx, organizationId),
    findLooks(ctx.tx, {
      organizationId,
      patientId: input.patientId,
      before: input.before ?? null,
      most: pageSize + 1,
    }),
  ]);
  const page = rows.slice(0, pageSize);
  return ok({
    personName: displayName(person),
    personNumber: person.number,
    timeZone,
    looks: page.map(({ staff_name: staffName, ...row }) => ({ ...row, staffName })),
    before: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  });
}

const route = routesFor(patientsAccess);

export const whoOpenedRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/:patientId/who-opened',
    summary: 'Who opened a person’s record, the newest first',
    needs: 'patients.see-who-opened',
    care: 'organization',
    audit: { kind: 'look', action: 'who-opened.listed' },
    input: {
      params: z.strictObject({ patientId: z.uuid() }),
      query: z.strictObject({ before: z.uuid().optional() }),
    },
    output: whoOpenedAnswer,
    action: listWhoOpened,
  }),
];
