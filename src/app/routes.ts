// Every route of the program, slice by slice.
import type { Route } from '#platform/http/route.ts';
import { attendanceRoutes } from '../attendance/server/attendance.routes.ts';
import { checkInRoutes } from '../attendance/server/check-in.routes.ts';
import { boardRoutes } from '../board/server/board.routes.ts';
import { curriculaRoutes } from '../curricula/server/curricula.routes.ts';
import { calendarRoutes } from '../calendar/server/calendar.routes.ts';
import { groupsRoutes } from '../groups/server/groups.routes.ts';
import { seatRoutes } from '../groups/server/seats/seats.routes.ts';
import { waitingRoutes } from '../groups/server/seats/waiting.routes.ts';
import { interopRoutes } from '../interop/server/interop.routes.ts';
import { seriesRoutes } from '../groups/server/series/series.routes.ts';
import { notesRoutes } from '../notes/server/notes.routes.ts';
import { printRoutes } from '../notes/server/print.routes.ts';
import { plansRoutes } from '../plans/server/plans.routes.ts';
import { beforeGroupRoutes } from './before-group.ts';
import { chartRoutes } from './chart.ts';
import { clinicsRoutes } from '../organization/server/clinics.routes.ts';
import { organizationRoutes } from '../organization/server/organization.routes.ts';
import { patientsRoutes } from '../patients/server/patients.routes.ts';
import { lockedRecordRoutes } from '../patients/server/locked-records.routes.ts';
import { payerRoutes } from '../patients/server/payers.routes.ts';
import { recordCareRoutes } from '../patients/server/record-care.routes.ts';
import { tabletsRoutes } from '../tablets/server/tablets.routes.ts';
import { staffRoutes } from '../staff/server/staff.routes.ts';
import { whoAmIRoute } from '../staff/server/who-am-i.routes.ts';
import { wholeRecordRoutes } from './whole-record.ts';
import { whoOpenedRoutes } from './who-opened.ts';
import { tasksRoutes } from '../tasks/server/tasks.routes.ts';
import { accessTables } from './access-tables.ts';
import { withReactions } from './reactions.ts';
import { setUpRoutes } from './set-up.ts';

export const routes: readonly Route[] = withReactions([
  whoAmIRoute(accessTables),
  ...setUpRoutes,
  ...calendarRoutes,
  ...clinicsRoutes,
  ...organizationRoutes,
  ...staffRoutes,
  ...tabletsRoutes,
  ...patientsRoutes,
  ...recordCareRoutes,
  ...lockedRecordRoutes,
  ...payerRoutes,
  ...wholeRecordRoutes,
  ...whoOpenedRoutes,
  ...chartRoutes,
  ...groupsRoutes,
  ...curriculaRoutes,
  ...tasksRoutes,
  ...seatRoutes,
  ...waitingRoutes,
  ...seriesRoutes,
  ...attendanceRoutes,
  ...checkInRoutes,
  ...beforeGroupRoutes,
  ...boardRoutes,
  ...plansRoutes,
  ...notesRoutes,
  ...printRoutes,
  ...interopRoutes,
]);
