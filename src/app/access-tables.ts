// Every permission of the program: read by docs/permissions.md and by the test that walks every route with every role.
import type { AccessTable } from '#platform/access/roles.ts';
import { attendanceAccess } from '../attendance/server/attendance.access.ts';
import { boardAccess } from '../board/server/board.access.ts';
import { curriculaAccess } from '../curricula/server/curricula.access.ts';
import { calendarAccess } from '../calendar/server/calendar.access.ts';
import { groupsAccess } from '../groups/server/groups.access.ts';
import { interopAccess } from '../interop/server/interop.access.ts';
import { notesAccess } from '../notes/server/notes.access.ts';
import { organizationAccess } from '../organization/server/organization.access.ts';
import { patientsAccess } from '../patients/server/patients.access.ts';
import { plansAccess } from '../plans/server/plans.access.ts';
import { tasksAccess } from '../tasks/server/tasks.access.ts';
import { tabletsAccess } from '../tablets/server/tablets.access.ts';
import { staffAccess } from '../staff/server/staff.access.ts';

export const accessTables: Readonly<Record<string, AccessTable>> = {
  organization: organizationAccess,
  staff: staffAccess,
  tablets: tabletsAccess,
  patients: patientsAccess,
  calendar: calendarAccess,
  groups: groupsAccess,
  curricula: curriculaAccess,
  tasks: tasksAccess,
  attendance: attendanceAccess,
  board: boardAccess,
  plans: plansAccess,
  notes: notesAccess,
  interop: interopAccess,
};
