// What the pages of later slices may use of patients.
import { NamedNotice as Named } from './NamedNotice.tsx';
import { OpenLocked as Opening } from './OpenLocked.tsx';
import { useNamedHere as namedHere } from './use-named-here.tsx';

export const OpenLocked = Opening;
/** Names of other members of a group in what is written about somebody. */
export const NamedNotice = Named;
export const useNamedHere = namedHere;
