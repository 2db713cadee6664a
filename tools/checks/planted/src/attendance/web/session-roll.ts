import { staffLink } from '#staff/web/door.ts';
import type { Found } from '#staff/server/find-staff.ts';
import { credited } from '../rules/credited-minutes.ts';

export const roll: (string | Found)[] = [staffLink, String(credited)];
