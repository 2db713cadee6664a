// The rosters of a clinic's day, to be printed for a day without power: preferred name and initial, a contact line.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { ContactRule } from '../../patients/rules/how-to-contact.ts';
import { contactRulesOf } from '../../patients/server/door.ts';
import type { PrintedRosters } from '../rules/roster-answers.ts';
import { initialOf } from '../rules/roster-answers.ts';
import { waysToTell } from '../rules/ways-to-tell.ts';
import { findClinicNames, findRosterLines, type RosterLineRow } from './rosters.db.ts';

export async function readRosters(
  ctx: ActionContext,
  input: { clinicId?: string | undefined; day?: string | undefined; sessionId?: string | undefined },
): Promise<Outcome<PrintedRosters>> {
  const { organizationId, today } = ctx;
  const clinics = await findClinicNames(ctx.tx, { organizationId, clinics: clinicsOf(ctx.scope) });
  const clinicId = input.clinicId ?? clinics[0]?.id;
  if (clinicId === undefined || !clinics.some((clinic) => clinic.id === clinicId))
    return refuse('clinic-not-found');
  const day = input.day ?? today;
  const rows = await findRosterLines(ctx.tx, {
    organizationId,
    clinicId,
    day,
    sessionId: input.sessionId ?? null,
  });
  const named = new Set(
    rows.flatMap((row) => (row.given_name === null ? [] : [row.patient_id as PatientId])),
  );
  ctx.about([...named], { clinicId, day });
  const rules = await contactRulesOf(ctx.tx, ctx.scope, { organizationId, patientIds: [...named] });
  return ok({
    today,
    now: ctx.now,
    day,
    clinicId,
    clinics,
    sessions: [...Map.groupBy(rows, (row) => row.session_id).values()].flatMap((lines) =>
      rosterOf(lines, rules),
    ),
  });
}

function rosterOf(
  rows: readonly RosterLineRow[],
  rules: ReadonlyMap<string, readonly ContactRule[]>,
): PrintedRosters['sessions'] {
  const [first] = rows;
  if (first === undefined) return [];
  const open = rows.filter((row) => row.given_name !== null);
  return [
    {
      sessionId: first.session_id,
      groupName: first.group_name,
      clinicName: first.clinic_name,
      timeZone: first.time_zone,
      startsAt: first.starts_at,
      endsAt: first.ends_at,
      mode: first.mode,
      leaders: first.leaders,
      people: open.map((row) => ({
        patientId: row.patient_id ?? '',
        called: `${row.preferred_name ?? row.given_name ?? ''} ${initialOf(row.family_name ?? '')}`.trim(),
        isAway: row.is_away ?? false,
        mode: row.person_mode ?? first.mode,
        ...onPaper(rules.get(row.patient_id ?? '') ?? []),
      })),
      hiddenPeople: Math.max(0, first.people - open.length),
    },
  ];
}

// Without power there are only phones: addresses stay off the paper.
function onPaper(contacts: readonly ContactRule[]) {
  const { ways, wasAsked } = waysToTell(contacts);
  return { ways: ways.filter((way) => way.kind === 'phone'), wasAsked };
}
