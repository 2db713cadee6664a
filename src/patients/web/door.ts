// What the pages of later slices may use of patients.
import { registerAfterLooking as afterLooking } from './about-to-register.ts';
import { NamedNotice as Named } from './NamedNotice.tsx';
import { OpenLocked as Opening } from './OpenLocked.tsx';
import { useNamedHere as namedHere } from './use-named-here.tsx';

export const OpenLocked = Opening;
/** Names of other members of a group in what is written about somebody. */
export const NamedNotice = Named;
export const useNamedHere = namedHere;
/** Before going to the form: what was looked for begins it. */
export const registerAfterLooking = afterLooking;
