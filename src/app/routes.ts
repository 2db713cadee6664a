// Every route of the program, slice by slice.
import type { Route } from '#platform/http/route.ts';
import { attendanceRoutes } from '../attendance/server/attendance.routes.ts';
import { groupsRoutes } from '../groups/server/groups.routes.ts';
import { notesRoutes } from '../notes/server/notes.routes.ts';

export const routes: readonly Route[] = [...groupsRoutes, ...attendanceRoutes, ...notesRoutes];
