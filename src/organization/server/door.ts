// What later slices may ask of the organization.
import { countAllPlaces, findAllClinics, findZone } from './clinics.db.ts';
import { findPayers } from './payers.db.ts';
import { findPolicies } from './policies.db.ts';
import { setPolicy } from './set-policy.ts';

/** Every value the house has set; `policyOn` of the rules says which counts where and when. */
export const policiesOf = findPolicies;
export const countPlaces = countAllPlaces;
/** Names of all clinics. */
export const findClinicNames = findAllClinics;
/** The payers of the house by name. */
export const payersOf = findPayers;
/** Zone in which the organization's calendar day changes. */
export const organizationZone = findZone;
/** Sets a rule of the house; what asks only what it would do takes it back. */
export const setRuleOfHouse = setPolicy;
