// One person's whole record in one answer: for the person, who may have a copy of it (45 CFR 164.524), and for the
// law. Only with a fresh proof of who asks, and each time recorded. What a merged record holds comes with it.
import { z } from 'zod';
import type { PatientId } from '#kernel/ids.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { routesFor } from '#platform/http/route.ts';
import { organizationZone } from '../organization/server/door.ts';
import { wholeRecordSchema, type WholeRecord } from '../patients/rules/whole-record.ts';
import { openPatientWith } from '../patients/server/door.ts';
import { patientsAccess } from '../patients/server/patients.access.ts';
import { requireStepUp } from '../staff/server/step-up.ts';
import { recordParts } from './record-tables.ts';
import { findNames, findPart, findPlaces, findRecords, type RecordRow } from './whole-record.db.ts';

export async function exportRecord(
  ctx: ActionContext,
  input: { patientId: string },
): Promise<Outcome<WholeRecord>> {
  const recent = await requireStepUp(ctx);
  if (!recent.ok) return recent;
  const opened = await openPatientWith(ctx, { ...input, parts: {} });
  if (!opened.ok) return opened;
  const { organizationId } = ctx;
  const records = await findRecords(ctx.tx, { organizationId, patientId: input.patientId });
  const patientIds = records.map((record) => String(record['id']));
  ctx.about(patientIds as PatientId[]);
  const parts = [];
  for (const part of recordParts) {
    parts.push({ ...part, rows: await findPart(ctx.tx, { organizationId, patientIds, part }) });
  }
  const rows = [...records, ...parts.flatMap((part) => part.rows)];
  return ok({
    format: 'evenkeel-record',
    version: 2,
    madeAt: ctx.now,
    complete: ctx.scope.wholeOrganization,
    person: opened.value.person,
    records,
    parts,
    staff: await findNames(ctx.tx, { organizationId, ids: [ctx.staffMemberId, ...idsIn(rows, namesStaff)] }),
    places: await findPlaces(ctx.tx, { organizationId, ids: idsIn(rows, namesPlace) }),
    timeZone: await organizationZone(ctx.tx, organizationId),
  });
}

// Columns that name staff end in _by, or are called so.
const namesStaff = /_by$|^staff_member_id$/u;
const namesPlace = /(?:^|_)(?:clinic|group|session)_id$/u;

function idsIn(rows: readonly RecordRow[], named: RegExp): string[] {
  const ids = rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === 'string' && named.test(name) ? [value] : [],
    ),
  );
  return [...new Set(ids)];
}

const route = routesFor(patientsAccess);

export const wholeRecordRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/:patientId/whole-record',
    summary: 'One person’s whole record: everything every slice holds about them',
    needs: 'patients.export',
    care: 'clinics',
    audit: { kind: 'look', action: 'record.exported' },
    input: { params: z.strictObject({ patientId: z.uuid() }) },
    output: wholeRecordSchema,
    action: exportRecord,
  }),
];
