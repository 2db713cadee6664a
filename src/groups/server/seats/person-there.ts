// Whether a person could be in a group at all: not in another at that time, and told of pets where they trouble them.
// The database holds both; here are the words, with the other group's name where the asker may see it.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';

type Clash = { group_name: string | null; day: LocalDate | null };

/** Refuses a seat of somebody who is in another group at one of those times. */
export async function refuseElsewhere(
  ctx: ActionContext,
  seat: {
    groupId: string;
    patientId: string;
    from: LocalDate;
    to: LocalDate | null;
    weekdays: readonly number[] | null;
    alternateFrom: LocalDate | null;
  },
): Promise<Outcome<true>> {
  if (seat.to !== null && seat.to < ctx.today) return ok(true);
  const { groupId, patientId, from, to, weekdays, alternateFrom } = seat;
  return wordsOf(
    await rowsOf<Clash>(ctx.tx, seatText, [groupId, patientId, from, to, weekdays, alternateFrom]),
  );
}

const seatText = 'SELECT group_name, day FROM seat_clash_for($1, $2, $3, $4, $5, $6)';

/** The same for one session. */
export async function refuseElsewhereOn(
  ctx: ActionContext,
  visit: { sessionId: string; patientId: string },
): Promise<Outcome<true>> {
  return wordsOf(await rowsOf<Clash>(ctx.tx, sessionText, [visit.sessionId, visit.patientId]));
}

const sessionText = 'SELECT group_name, day FROM session_clash_for($1, $2)';

function wordsOf([clash]: Clash[]): Outcome<true> {
  if (!clash) return ok(true);
  return clash.group_name === null || clash.day === null
    ? refuse('in-another-group')
    : refuse('in-group-named', { group: clash.group_name, day: clash.day });
}

/** Whether the group welcomes pets and the person has an allergy or a fear. */
export async function petsTrouble(
  ctx: ActionContext,
  at: { groupId: string; patientId: string },
): Promise<boolean> {
  const [found] = await rowsOf<{ trouble: boolean }>(ctx.tx, petsText, [at.groupId, at.patientId]);
  return found?.trouble ?? false;
}

const petsText = 'SELECT pets_trouble_for($1, $2) AS trouble';

/** Refuses who has not said that they come all the same. */
export async function refusePets(
  ctx: ActionContext,
  at: { groupId: string; patientId: string; petsAccepted: boolean },
): Promise<Outcome<true>> {
  return at.petsAccepted || !(await petsTrouble(ctx, at)) ? ok(true) : refuse('pets-welcome-here');
}

/** Whether an adolescent would sit among adults in a session, or an adult among adolescents. */
export async function agesMix(
  ctx: ActionContext,
  at: { sessionId: string; patientId: string },
): Promise<boolean> {
  const [found] = await rowsOf<{ mix: boolean }>(ctx.tx, agesText, [at.sessionId, at.patientId]);
  return found?.mix ?? false;
}

const agesText = 'SELECT ages_mix_for($1, $2) AS mix';
