// Every refusal of the program with its words, and which refusal a broken promise of the database means.
import type { RefusalTable } from '#kernel/outcome.ts';
import { edgeRefusals } from '#platform/http/problem.ts';
import { attendanceConstraints, attendanceRefusals } from '../attendance/rules/refusals.ts';
import { calendarConstraints, calendarRefusals } from '../calendar/rules/refusals.ts';
import { boardConstraints, boardRefusals } from '../board/rules/refusals.ts';
import { curriculaConstraints, curriculaRefusals } from '../curricula/rules/refusals.ts';
import { groupsConstraints, groupsRefusals } from '../groups/rules/refusals.ts';
import { interopConstraints, interopRefusals } from '../interop/rules/refusals.ts';
import { notesConstraints, notesRefusals } from '../notes/rules/refusals.ts';
import { organizationConstraints, organizationRefusals } from '../organization/rules/refusals.ts';
import { patientsConstraints, patientsRefusals } from '../patients/rules/refusals.ts';
import { plansConstraints, plansRefusals } from '../plans/rules/refusals.ts';
import { tasksConstraints, tasksRefusals } from '../tasks/rules/refusals.ts';
import { tabletsConstraints, tabletsRefusals } from '../tablets/rules/refusals.ts';
import { staffConstraints, staffRefusals } from '../staff/rules/refusals.ts';

export const refusals: RefusalTable = {
  ...edgeRefusals,
  ...organizationRefusals,
  ...staffRefusals,
  ...tabletsRefusals,
  ...patientsRefusals,
  ...interopRefusals,
  ...calendarRefusals,
  ...groupsRefusals,
  ...curriculaRefusals,
  ...tasksRefusals,
  ...attendanceRefusals,
  ...boardRefusals,
  ...plansRefusals,
  ...notesRefusals,
};

export const constraintRefusals: Readonly<Record<string, string>> = {
  ...organizationConstraints,
  ...staffConstraints,
  ...tabletsConstraints,
  ...patientsConstraints,
  ...calendarConstraints,
  ...groupsConstraints,
  ...curriculaConstraints,
  ...tasksConstraints,
  ...attendanceConstraints,
  ...boardConstraints,
  ...plansConstraints,
  ...notesConstraints,
  ...interopConstraints,
};
