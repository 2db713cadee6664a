// What the form of a new group offers: clinics in reach, and of one clinic the rooms and who may lead.
import type { z } from 'zod';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { usualAudiences } from '../rules/audiences.ts';
import type { groupOptions } from '../rules/group-answers.ts';
import { findClinic, findGroups } from './groups.db.ts';
import {
  findAudiences,
  findClinicsInScope,
  findLeadersAt,
  findRoomsOf,
  rolesThatLead,
} from './options.db.ts';
import { sizeRulesAt } from './seats/size-rules.ts';

const ofNoClinic = { rooms: [], leaders: [], groups: [], sizeRules: [] };

export async function listGroupOptions(
  ctx: ActionContext,
  input: { clinicId?: string | undefined },
): Promise<Outcome<z.input<typeof groupOptions>>> {
  const { organizationId } = ctx;
  const clinics = await findClinicsInScope(ctx.tx, ctx.scope, { organizationId });
  const offered = clinics.map((clinic) => ({
    id: clinic.id,
    name: clinic.name,
    state: clinic.state,
    timeZone: clinic.time_zone,
    programs: clinic.programs,
    adolescents: clinic.adolescents,
  }));
  const used = await findAudiences(ctx.tx, { organizationId });
  const audiences = [...new Set([...usualAudiences, ...used])];
  if (input.clinicId === undefined)
    return ok({ today: ctx.today, clinics: offered, ...ofNoClinic, audiences });
  const clinic = await findClinic(ctx.tx, ctx.scope, { organizationId, clinicId: input.clinicId });
  if (!clinic) return refuse('clinic-not-found');
  const all = await findRoomsOf(ctx.tx, { organizationId, clinicId: clinic.id });
  const rooms = all.filter((room) => room.retired_on === null);
  const leaders = await findLeadersAt(ctx.tx, {
    organizationId,
    clinicId: clinic.id,
    on: ctx.today,
    roles: rolesThatLead,
  });
  const groups = await findGroups(ctx.tx, ctx.scope, { organizationId, today: ctx.today });
  const rules = await sizeRulesAt(ctx, { state: clinic.state, clinic_id: clinic.id }, ctx.today);
  return ok({
    today: ctx.today,
    clinics: offered,
    rooms: rooms.map((room) => ({
      id: room.id,
      name: room.name,
      seats: room.seats,
      petsWelcome: room.pets_welcome,
    })),
    leaders: leaders.map((leader) => ({
      id: leader.id,
      givenName: leader.given_name,
      familyName: leader.family_name,
    })),
    groups: groups
      .filter((group) => group.clinic_id === clinic.id)
      .map((group) => ({ id: group.id, name: group.name })),
    sizeRules: rules.map((rule) => ({ ...rule, kinds: [...rule.kinds] })),
    audiences,
  });
}
