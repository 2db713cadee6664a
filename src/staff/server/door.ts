// What later slices, and the page that shows how far a system is set up, may ask of staff.
import { findFacilitationFacts } from './facilitation.db.ts';
import { countStaffInRoles } from './roles.db.ts';
import { signingProof } from './signing-proof.ts';
import { worksInReach } from './staff-members.db.ts';

export const countInRoles = countStaffInRoles;
export const isInReach = worksInReach;
/** Whether PIN, passkey or password was given in the last minutes to sign with. */
export const hasSigningProof = signingProof;
export const facilitationFactsOf = findFacilitationFacts;
