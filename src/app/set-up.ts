// How far a new system is set up: five short steps from the organization to its first group. Each slice hands over its
// count; once all is done nobody sees the list again.
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { routesFor } from '#platform/http/route.ts';
import { countGroups, leadingRoles } from '../groups/server/door.ts';
import { countPlaces } from '../organization/server/door.ts';
import { organizationAccess } from '../organization/server/organization.access.ts';
import { countInRoles } from '../staff/server/door.ts';
import { setUpSchema, type SetUp } from './set-up-answer.ts';

async function seeSetUp(ctx: ActionContext): Promise<Outcome<SetUp>> {
  const { tx, organizationId, today } = ctx;
  const places = await countPlaces(tx, organizationId);
  const leaders = await countInRoles(tx, { organizationId, today, roles: leadingRoles });
  const groups = await countGroups(tx, organizationId);
  const steps: SetUp['steps'] = [
    { step: 'organization', done: true },
    { step: 'clinic', done: places.clinics > 0 },
    // Whoever only meets virtually needs no room.
    { step: 'rooms', done: places.rooms > 0 || groups > 0 },
    { step: 'staff', done: leaders > 0 },
    { step: 'group', done: groups > 0 },
  ];
  return ok({ steps, done: steps.every((each) => each.done), clinicId: places.newestClinicId });
}

const route = routesFor(organizationAccess);

export const setUpRoutes = [
  route({
    method: 'GET',
    path: '/api/set-up',
    summary: 'Which steps of setting up a new system are done',
    needs: 'clinics.add',
    care: 'organization',
    audit: { kind: 'look', action: 'set-up.seen' },
    activity: 'background',
    input: {},
    output: setUpSchema,
    action: seeSetUp,
  }),
];
