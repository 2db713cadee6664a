// What later slices may ask of the organization.
import { findPolicies } from './policies.db.ts';

/** Every value the house has set; `policyOn` of the rules says which counts where and when. */
export const policiesOf = findPolicies;
