import { ok } from '#kernel/outcome.ts';
import { routed } from '#platform/http/route.ts';
import { roles } from '#staff/rules/roles.ts';
import { findStaff } from '#staff/server/door.ts';
import { credited } from '../rules/credited-minutes.ts';

export const recorded = [ok, routed, roles, findStaff, credited];
