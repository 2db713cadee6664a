// Finding people: by words, for a seat, and as a list. Every id shown goes into the audit entry.
import type { PatientId } from '#kernel/ids.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { PersonInList, PersonListed } from '../rules/patient-answers.ts';
import { readSearch } from '../rules/search-words.ts';
import { listPeople } from './list-people.db.ts';
import { searchPeople } from './patients.db.ts';

const mostFound = 20;
const pageSize = 50;

export async function searchPatients(
  ctx: ActionContext,
  input: { words: string },
): Promise<Outcome<{ people: PersonInList[] }>> {
  const asked = readSearch(input.words, ctx.today);
  return found(
    ctx,
    await searchPeople(ctx.tx, ctx.scope, { organizationId: ctx.organizationId, ...asked, most: mostFound }),
  );
}

/** People who may be offered a seat in a group: living, and without one there. */
export async function findCandidates(
  ctx: ActionContext,
  input: { words: string; groupId: string },
): Promise<Outcome<{ people: PersonInList[] }>> {
  const asked = readSearch(input.words, ctx.today);
  return found(
    ctx,
    await searchPeople(ctx.tx, ctx.scope, {
      organizationId: ctx.organizationId,
      ...asked,
      most: mostFound,
      seatableFor: input.groupId,
    }),
  );
}

export async function listPatients(
  ctx: ActionContext,
  input: { clinic?: string | undefined; counselor?: string | undefined; after?: string | undefined },
): Promise<Outcome<{ people: PersonListed[]; after: string | null }>> {
  const people = await listPeople(ctx.tx, ctx.scope, {
    organizationId: ctx.organizationId,
    most: pageSize + 1,
    ...(input.clinic === undefined ? {} : { clinicId: input.clinic }),
    ...(input.counselor === undefined ? {} : { counselorId: input.counselor }),
    ...(input.after === undefined ? {} : { after: input.after }),
  });
  const page = people.slice(0, pageSize);
  ctx.about(page.map((person) => person.id as PatientId));
  return ok({ people: page, after: people.length > pageSize ? (page.at(-1)?.id ?? null) : null });
}

function found(ctx: ActionContext, people: PersonInList[]): Outcome<{ people: PersonInList[] }> {
  ctx.about(people.map((person) => person.id as PatientId));
  return ok({ people });
}
