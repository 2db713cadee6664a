// What later slices, and the page that shows how far a system is set up, may ask of staff.
import { countStaffInRoles } from './roles.db.ts';

export const countInRoles = countStaffInRoles;
