// What the pages of later slices may use of patients.
import { OpenLocked as Opening } from './OpenLocked.tsx';

export const OpenLocked = Opening;
